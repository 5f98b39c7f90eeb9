/** The two channels of a 16-bit stereo WAV. */
export function readWav(bytes: Buffer): { left: Int16Array; right: Int16Array } {
  const data = bytes.indexOf("data");
  const frames = Math.floor((bytes.length - data - 8) / 4);
  const left = new Int16Array(frames);
  const right = new Int16Array(frames);
  for (let i = 0; i < frames; i++) {
    left[i] = bytes.readInt16LE(data + 8 + i * 4);
    right[i] = bytes.readInt16LE(data + 10 + i * 4);
  }
  return { left, right };
}
