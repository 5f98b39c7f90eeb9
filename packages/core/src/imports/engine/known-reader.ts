import type { KnownCalls } from "./known-calls.ts";

const SIGNATURE_BYTES = 19;
const ROW_BYTES = 2 + 4 + 16 + 4 + 8;

/** Fills `known` from the bytes of `COPY (select id, row_hash ...) TO STDOUT (FORMAT binary)`, as they come. */
export class KnownReader {
  private rest: Buffer = Buffer.alloc(0);
  private started = false;

  constructor(private readonly known: KnownCalls) {}

  push(chunk: Uint8Array): void {
    const bytes =
      this.rest.length > 0
        ? Buffer.concat([this.rest, chunk])
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let at = 0;
    if (!this.started) {
      if (bytes.length < SIGNATURE_BYTES) {
        this.rest = Buffer.from(bytes);
        return;
      }
      at = SIGNATURE_BYTES;
      this.started = true;
    }
    // Every row has the same length: the statement leaves out calls without a hash. The end mark is shorter than a row.
    for (; at + ROW_BYTES <= bytes.length; at += ROW_BYTES) {
      this.known.load(
        bytes.readUInt32BE(at + 6),
        bytes.readUInt32BE(at + 10),
        bytes.readUInt32BE(at + 26),
        bytes.readUInt32BE(at + 30),
      );
    }
    this.rest = Buffer.from(bytes.subarray(at));
  }
}
