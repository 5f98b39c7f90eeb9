const HEADER_BYTES = 44;
const BYTES_PER_FRAME = 4;

/** Both channels of a recording of ours: WAV, 16 bit, callee left, agent right. */
export async function readChannels(wav: AsyncIterable<Uint8Array>): Promise<{ callee: Int16Array; agent: Int16Array }> {
  const pieces: Uint8Array[] = [];
  for await (const piece of wav) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const frames = Math.max(0, Math.floor((bytes.length - HEADER_BYTES) / BYTES_PER_FRAME));
  const callee = new Int16Array(frames);
  const agent = new Int16Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    const at = HEADER_BYTES + frame * BYTES_PER_FRAME;
    callee[frame] = bytes.readInt16LE(at);
    agent[frame] = bytes.readInt16LE(at + 2);
  }
  return { callee, agent };
}
