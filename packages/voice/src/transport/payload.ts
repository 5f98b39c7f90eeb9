import { decodeMulaw, encodeMulaw } from "../audio/mulaw.ts";

/** Ten seconds: a frame of Twilio's has 20 ms. */
const MAX_BYTES = 80_000;

const LINEAR = decodeMulaw(Uint8Array.from({ length: 256 }, (_, byte) => byte));
const MULAW = encodeMulaw(Int16Array.from({ length: 65_536 }, (_, index) => index - 32_768));
/** Used and left within one call of these functions, so one for all calls is enough. */
const scratch = Buffer.alloc(MAX_BYTES);

/** Base64 of mu-law bytes into 16-bit samples. Null when it is not base64 or holds more than ten seconds. */
export function decodePayload(payload: string): Int16Array | null {
  const padding = payload.endsWith("==") ? 2 : payload.endsWith("=") ? 1 : 0;
  const bytes = (payload.length * 3) / 4 - padding;
  if (payload.length % 4 !== 0 || bytes > MAX_BYTES) return null;
  // The decoder skips what is not base64, so that fewer bytes than expected come out.
  if (scratch.write(payload, "base64") !== bytes) return null;
  const samples = new Int16Array(bytes);
  for (let index = 0; index < bytes; index++) samples[index] = LINEAR[scratch[index]!]!;
  return samples;
}

/** 16-bit samples, at most ten seconds, as base64 of mu-law bytes. */
export function encodePayload(samples: Int16Array): string {
  const length = Math.min(samples.length, MAX_BYTES);
  for (let index = 0; index < length; index++) scratch[index] = MULAW[samples[index]! + 32_768]!;
  return scratch.toString("base64", 0, length);
}
