import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { guardUnpacked } from "./guard-unpacked.ts";
import { refuseUpload } from "./refuse-upload.ts";

/**
 * The text inside a gzip file, also of one made of several members (`cat a.gz b.gz`). Throws `archive_damaged` for one that is cut
 * off or not intact, and what guardUnpacked throws.
 */
export async function* gunzip(content: AsyncIterable<Buffer>, maxUnpackedBytes: number): AsyncGenerator<Buffer> {
  let packedBytes = 0;
  const packed = async function* () {
    for await (const chunk of content) {
      packedBytes += chunk.length;
      yield chunk;
    }
  };
  const unpacked = createGunzip({ chunkSize: 1 << 16 });
  // The callback is needed, though the loop below sees every error: without it they would be thrown at the process.
  pipeline(Readable.from(packed(), { objectMode: false }), unpacked, () => {});
  try {
    yield* guardUnpacked(unpacked, maxUnpackedBytes, () => packedBytes);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "Z_BUF_ERROR") {
      throw refuseUpload("archive_damaged", "The gzip file is cut off. Download or pack it again, then upload it.");
    }
    if (typeof code === "string" && code.startsWith("Z_")) {
      throw refuseUpload("archive_damaged", "The gzip file is damaged. Download or pack it again, then upload it.");
    }
    throw error;
  }
}
