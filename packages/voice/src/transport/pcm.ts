/** Samples as 16-bit little endian bytes, as they travel between us and a browser. */
export function pcmBytes(samples: Int16Array): Buffer {
  const bytes = Buffer.allocUnsafe(samples.length * 2);
  for (let index = 0; index < samples.length; index++) bytes.writeInt16LE(samples[index]!, index * 2);
  return bytes;
}

/** Samples of 16-bit little endian bytes; null for bytes that are none, or more samples than allowed. */
export function readPcm(bytes: Buffer, maxSamples: number): Int16Array | null {
  if (bytes.length === 0 || bytes.length % 2 !== 0 || bytes.length > maxSamples * 2) return null;
  const samples = new Int16Array(bytes.length / 2);
  for (let index = 0; index < samples.length; index++) samples[index] = bytes.readInt16LE(index * 2);
  return samples;
}
