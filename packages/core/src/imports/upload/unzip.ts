import { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import type { Storage } from "../../storage/index.ts";
import { choosePart } from "./choose-part.ts";
import { guardUnpacked } from "./guard-unpacked.ts";
import { refuseUpload } from "./refuse-upload.ts";

const MOST_ENTRIES = 1000;

/**
 * The text of the one CSV or JSON file in the ZIP archive that lies in storage under `key` (its index stands at its end, so it
 * cannot be read as it arrives). Names inside are shown to people and never become paths. Throws `archive_damaged`,
 * `archive_encrypted`, what choosePart throws about what is inside, and what guardUnpacked throws.
 */
export async function* unzip(
  storage: Storage,
  key: string,
  bytes: number,
  maxUnpackedBytes: number,
): AsyncGenerator<Buffer> {
  const reader = new StorageReader(storage, key);
  const zip = await yauzl.fromRandomAccessReaderPromise(reader, bytes, { autoClose: false }).catch(damaged);
  try {
    const part = choosePart(await listEntries(zip));
    if (part.isEncrypted()) {
      const message = "The ZIP archive is protected by a password. Pack it again without one.";
      throw refuseUpload("archive_encrypted", message);
    }
    if (!part.canDecodeFileData()) {
      const message = "The ZIP archive is packed in a way that is not read here. Pack it again, or upload it as gzip.";
      throw refuseUpload("archive_damaged", message);
    }
    const stream = await zip.openReadStreamPromise(part).catch(damaged);
    yield* guardUnpacked(intact(stream, part), maxUnpackedBytes, () => part.compressedSize);
  } finally {
    zip.close();
  }
}

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MOST_ENTRIES) {
    const message = `The ZIP archive holds ${zip.entryCount} files. Pack one CSV file and import that.`;
    throw refuseUpload("archive_of_several", message);
  }
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch {
    damaged();
  }
  return entries;
}

/** What was unpacked, held against the sum that the archive keeps of it. */
async function* intact(stream: Readable, part: Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch {
    damaged();
  }
  if (sum !== part.crc32) damaged();
}

function damaged(): never {
  const message = "The ZIP archive is damaged or cut off. Download or pack it again, then upload it.";
  throw refuseUpload("archive_damaged", message);
}

class StorageReader extends yauzl.RandomAccessReader {
  readonly #storage: Storage;
  readonly #key: string;

  constructor(storage: Storage, key: string) {
    super();
    this.#storage = storage;
    this.#key = key;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return end > start ? this.#storage.read(this.#key, { start, end: end - 1 }) : Readable.from([]);
  }
}
