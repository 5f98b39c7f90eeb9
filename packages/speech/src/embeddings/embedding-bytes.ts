const BYTES = 4;

/** A vector as the database keeps it: 32-bit floats, little-endian. */
export function embeddingToBytes(embedding: Float32Array): Buffer {
  const bytes = Buffer.alloc(embedding.length * BYTES);
  for (const [index, value] of embedding.entries()) bytes.writeFloatLE(value, index * BYTES);
  return bytes;
}

/** The vector that `embeddingToBytes` wrote. Throws RangeError when the bytes are not whole floats. */
export function embeddingFromBytes(bytes: Uint8Array): Float32Array {
  if (bytes.length % BYTES !== 0) throw new RangeError(`${bytes.length} bytes are not whole 32-bit floats.`);
  // A view, because drivers hand out slices whose start is not aligned.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length / BYTES }, (_, index) => view.getFloat32(index * BYTES, true));
}
