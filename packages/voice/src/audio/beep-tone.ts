import { SAMPLE_RATE } from "../ports.ts";

const FREQUENCY = 1000;
const LENGTH_MS = 400;
const AMPLITUDE = 8000;
/** A tone that begins at full strength clicks. */
const FADE_SAMPLES = 80;

/** The tone after which a message is recorded, 8 kHz. */
export function beepTone(): Int16Array {
  const length = (LENGTH_MS * SAMPLE_RATE) / 1000;
  return Int16Array.from({ length }, (_, index) => {
    const fade = Math.min(1, index / FADE_SAMPLES, (length - index) / FADE_SAMPLES);
    return Math.round(AMPLITUDE * fade * Math.sin((2 * Math.PI * FREQUENCY * index) / SAMPLE_RATE));
  });
}
