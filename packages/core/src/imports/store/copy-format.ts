const HEADER = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
const END = Buffer.from([0xff, 0xff]);
const PIECE = 128 << 10;

/** Tuples as the pieces of one binary COPY, small enough that the server's buffers stay so. */
export function* copyPieces(tuples: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield HEADER;
  for (const bytes of tuples) {
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  }
  yield END;
}
