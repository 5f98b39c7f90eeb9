import { open } from "node:fs/promises";
import { createMp3Encoder } from "wasm-media-encoders";
import { serveWorker } from "../worker/serve.ts";

export interface Mp3Request {
  wavPath: string;
}

/** CBR, so that players can seek: 16 kbit/s a side, 240 kB a minute, 22 dB above its own noise. The rate's next step is 40. */
const BITRATE = 32;
/** A frame at 8 kHz (MPEG 2.5, layer III). */
const FRAME_SAMPLES = 576;
/** LAME's delay and the decoder's, measured by decoding: sample 0 sounds this many samples late. */
const DELAY_SAMPLES = 1105;
/** So much silence in front makes the delay two whole frames, and these are left out: the sound begins where the transcript says. */
const LEAD_SAMPLES = 2 * FRAME_SAMPLES - DELAY_SAMPLES;
const SLICE_FRAMES = 8000;
const WAV_HEADER_BYTES = 44;

serveWorker(async ({ wavPath }: Mp3Request, signal): Promise<Uint8Array> => {
  const file = await open(wavPath, "r");
  try {
    const header = Buffer.alloc(WAV_HEADER_BYTES);
    const { bytesRead } = await file.read(header, 0, WAV_HEADER_BYTES, 0);
    if (bytesRead < WAV_HEADER_BYTES || header.toString("ascii", 0, 4) !== "RIFF")
      throw new Error("The file is no WAV file.");
    const channels = header.readUInt16LE(22);
    const sampleRate = header.readUInt32LE(24);
    if (channels !== 2 || sampleRate !== 8000 || header.readUInt16LE(34) !== 16) {
      throw new Error("Only recordings of two channels, 8 kHz and 16 bit are encoded.");
    }
    const encoder = await createMp3Encoder();
    encoder.configure({ sampleRate, channels, bitrate: BITRATE });
    const parts = [encoder.encode([new Float32Array(LEAD_SAMPLES), new Float32Array(LEAD_SAMPLES)]).slice()];
    const bytes = Buffer.alloc(SLICE_FRAMES * 4);
    for (let position = WAV_HEADER_BYTES; !signal.aborted; ) {
      const read = await file.read(bytes, 0, bytes.length, position);
      const frames = read.bytesRead >> 2;
      if (frames === 0) break;
      const side = (offset: number) =>
        Float32Array.from({ length: frames }, (_, n) => bytes.readInt16LE(n * 4 + offset) / 32_768);
      // What the encoder answers is its own memory and changes with the next call.
      parts.push(encoder.encode([side(0), side(2)]).slice());
      position += frames * 4;
    }
    parts.push(encoder.finalize().slice());
    return withoutFrames(Buffer.concat(parts), 2);
  } finally {
    await file.close();
  }
});

/** Leaves out the first `count` frames. Their length is in their header (ISO/IEC 11172-3, 2.4.2.3; 72 * bit rate / sample rate). */
function withoutFrames(mp3: Buffer, count: number): Uint8Array {
  let at = 0;
  for (let frame = 0; frame < count && at + 4 <= mp3.length; frame++) {
    const padding = (mp3[at + 2]! >> 1) & 1;
    at += Math.floor((72 * BITRATE * 1000) / 8000) + padding;
  }
  return new Uint8Array(mp3.subarray(at));
}
