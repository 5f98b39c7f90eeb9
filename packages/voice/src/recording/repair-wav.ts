import { open } from "node:fs/promises";
import { SAMPLES_PER_MS } from "../ports.ts";
import type { RecordingSummary } from "./create-call-recorder.ts";
import { createPeakMeter } from "./peaks.ts";
import { BYTES_PER_FRAME, WAV_HEADER_BYTES, wavHeader } from "./wav-header.ts";

const READ_BYTES = 64 * 1024;

/**
 * Mends a recording whose process died: cuts a half-written frame, writes the true length into the header, and measures length
 * and peaks. Harmless on a whole file. Answers null when nothing was recorded (no file, or no sample).
 */
export async function repairWav(path: string): Promise<RecordingSummary | null> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, "r+");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  try {
    const { size } = await file.stat();
    const frames = Math.floor((size - WAV_HEADER_BYTES) / BYTES_PER_FRAME);
    if (frames <= 0) return null;
    const dataBytes = frames * BYTES_PER_FRAME;
    await file.truncate(WAV_HEADER_BYTES + dataBytes);
    await file.write(wavHeader(dataBytes), 0, WAV_HEADER_BYTES, 0);
    const meter = createPeakMeter();
    for (let at = 0; at < dataBytes; at += READ_BYTES) {
      const length = Math.min(READ_BYTES, dataBytes - at);
      const bytes = Buffer.from(new ArrayBuffer(length));
      await file.read(bytes, 0, length, WAV_HEADER_BYTES + at);
      meter.add(new Int16Array(bytes.buffer, 0, length / 2));
    }
    return { path, durationMs: Math.round(frames / SAMPLES_PER_MS), peaks: meter.peaks };
  } finally {
    await file.close();
  }
}
