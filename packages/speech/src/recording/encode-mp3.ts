import { createWorkerClient } from "../worker/create-worker-client.ts";
import { shareWorker } from "../worker/share.ts";
import type { Mp3Request } from "./mp3-worker.ts";

const lease = shareWorker(() =>
  createWorkerClient<Mp3Request, Uint8Array>("mp3", new URL("./mp3-worker.ts", import.meta.url)),
);

/**
 * A call's recording (WAV, two channels, 8 kHz, 16 bit) as MP3: callee left, agent right, 32 kbit/s, sounding where the WAV does to
 * within a frame's start. Runs in a thread of its own, one recording after the other (about 80 times as fast as it plays), so that
 * live calls do not wait; the thread ends with the last recording. Throws ProviderError when the file is missing or of another kind.
 */
export async function encodeMp3(wavPath: string, options: { signal?: AbortSignal } = {}): Promise<Buffer> {
  const worker = lease();
  try {
    const mp3 = await worker.call({ wavPath }, options);
    return Buffer.from(mp3.buffer, mp3.byteOffset, mp3.byteLength);
  } finally {
    await worker.close();
  }
}
