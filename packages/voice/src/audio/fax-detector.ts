import { SAMPLE_RATE } from "../ports.ts";
import { goertzelPower } from "./goertzel.ts";

/** 40 ms: bins of 25 Hz, which tell 1100 Hz from the 1000 Hz of a beep. */
const WINDOW = 320;
/** ITU-T T.30: a calling machine sends CNG, 1100 Hz ±38 Hz, half a second on and three off; an answering one CED, 2100 Hz ±15 Hz. */
const CNG_HZ = [1075, 1100, 1125];
const CED_HZ = [2090, 2100, 2110];
const PURITY = 0.8;
const MIN_RMS = 200;
/** One CNG lasts 425 to 575 ms. A beep of another kind may have its pitch, so two of them are needed, 2.5 to 3.5 s apart. */
const CNG_MS = [380, 640] as const;
const CNG_REPEATS_MS = [2900, 4300] as const;
/** CED lasts 2.6 to 4 s; echo suppressors, modems and beeps of this pitch are over before this. */
const CED_MS = 1200;
const WINDOW_MS = WINDOW / (SAMPLE_RATE / 1000);
/** A phase reversal (ANSam) or a click in the tone spoils one window. */
const FORGIVEN = 1;

/**
 * Hears that a fax machine is on the line: its answer tone (CED, after 1.2 s of it) or a calling machine's second CNG. Feed the
 * call's audio without gaps; answers true once.
 */
export function createFaxDetector(): (samples: Int16Array) => boolean {
  const window = new Int16Array(WINDOW);
  let filled = 0;
  let at = 0;
  let known = false;
  let run: { tone: "cng" | "ced"; windows: number; missed: number } | null = null;
  let lastCngAt = Number.NEGATIVE_INFINITY;

  const endRun = (): boolean => {
    if (run?.tone !== "cng") return false;
    const lasted = run.windows * WINDOW_MS;
    if (lasted < CNG_MS[0] || lasted > CNG_MS[1]) return false;
    const apart = at - lastCngAt;
    lastCngAt = at;
    return apart >= CNG_REPEATS_MS[0] && apart <= CNG_REPEATS_MS[1];
  };

  const step = (): boolean => {
    at += WINDOW_MS;
    const tone = toneIn(window);
    if (run && tone === run.tone) {
      run.windows += 1 + run.missed;
      run.missed = 0;
      return tone === "ced" && run.windows * WINDOW_MS >= CED_MS;
    }
    if (run && run.missed < FORGIVEN && tone === null) {
      run.missed++;
      return false;
    }
    const heard = endRun();
    run = tone ? { tone, windows: 1, missed: 0 } : null;
    return heard;
  };

  return (samples) => {
    let heard = false;
    for (let n = 0; n < samples.length; n++) {
      window[filled++] = samples[n]!;
      if (filled < WINDOW) continue;
      filled = 0;
      if (known || !step()) continue;
      known = true;
      heard = true;
    }
    return heard;
  };
}

function toneIn(window: Int16Array): "cng" | "ced" | null {
  let energy = 0;
  for (let n = 0; n < WINDOW; n++) energy += window[n]! * window[n]!;
  if (energy / WINDOW < MIN_RMS ** 2) return null;
  const holds = (frequencies: readonly number[]) =>
    frequencies.some((frequency) => goertzelPower(window, frequency, SAMPLE_RATE) >= PURITY * energy);
  if (holds(CED_HZ)) return "ced";
  return holds(CNG_HZ) ? "cng" : null;
}
