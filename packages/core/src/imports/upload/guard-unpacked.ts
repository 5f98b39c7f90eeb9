import { sizeInWords } from "./limits.ts";
import { refuseUpload } from "./refuse-upload.ts";

/** Exports pack 5 to 30 fold; deflate itself ends at 1032. */
const HIGHEST_RATIO = 300;
/** Below this much text the ratio says nothing: a short file of empty cells packs very well. */
const RATIO_COUNTS_FROM_BYTES = 64 * 1024 ** 2;

/**
 * Counts what really comes out of an archive, whatever it claims about itself, and throws `archive_bomb` when that is more than
 * `maxUnpackedBytes` or out of proportion to the `packedBytes()` that went in.
 */
export async function* guardUnpacked(
  content: AsyncIterable<Buffer>,
  maxUnpackedBytes: number,
  packedBytes: () => number,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > maxUnpackedBytes) {
      const message = `The archive unpacks to more than ${sizeInWords(maxUnpackedBytes)}. Split the file and import the parts.`;
      throw refuseUpload("archive_bomb", message);
    }
    if (bytes > RATIO_COUNTS_FROM_BYTES && bytes > packedBytes() * HIGHEST_RATIO) {
      const message = `The archive unpacks to more than ${HIGHEST_RATIO} times its size, which no export does. Upload the file unpacked.`;
      throw refuseUpload("archive_bomb", message);
    }
    yield chunk;
  }
}
