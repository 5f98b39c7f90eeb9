import { createPowerSpectrum } from "./fft.ts";

const SIZE = 512;
/** One measurement each 256 samples (32 ms), the step of the voice detector. */
export const TONALITY_HOP = 256;
/** Quieter than this (about -55 dBFS) is a pause. */
const QUIET_RMS = 60;
/** Below 62 Hz a telephone carries nothing. */
const LOWEST_BIN = 4;
/** Partials 30 dB below the loudest do not count. */
const FLOOR = 1e-3;
/** A partial stands when it moves less than this many bins (3 Hz) from one measurement to the next… */
const STANDS = 0.2;
/** …for this many in a row (96 ms). Even a slow voice's pitch moves faster. */
const STEPS = 3;

export interface Tonality {
  /** Share of the sound's energy in partials that stand still, 0..1: music 0.15 to 0.9, voices below 0.11 (over 2 s). */
  share: number;
  rms: number;
  quiet: boolean;
}

/**
 * Measures how much of a sound is partials that keep their pitch: what instruments do and voices do not. Give it exactly 256
 * samples at 8 kHz a time, without gaps. Measured over 18 minutes of recorded and 11 of synthesised hold music, and 27 minutes
 * of human and synthesised speech (`npm run bench -- hold`).
 */
export function createTonalityMeter(): (hop: Int16Array) => Tonality {
  const spectrum = createPowerSpectrum(SIZE);
  const taper = Float64Array.from({ length: SIZE }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / SIZE));
  const raw = new Float64Array(SIZE);
  const windowed = new Float64Array(SIZE);
  let partials: { bin: number; stood: number }[] = [];

  return (hop) => {
    raw.copyWithin(0, TONALITY_HOP);
    for (let n = 0; n < TONALITY_HOP; n++) raw[SIZE - TONALITY_HOP + n] = hop[n]!;
    // A level that stands still (a fault of the line) is no sound.
    const mean = raw.reduce((sum, sample) => sum + sample, 0) / SIZE;
    let energy = 0;
    for (let n = 0; n < SIZE; n++) {
      const sample = raw[n]! - mean;
      energy += sample * sample;
      windowed[n] = sample * taper[n]!;
    }
    const rms = Math.sqrt(energy / SIZE);
    if (rms < QUIET_RMS) {
      partials = [];
      return { share: 0, rms, quiet: true };
    }
    const power = spectrum(windowed);
    let loudest = 0;
    let total = 0;
    for (let bin = LOWEST_BIN - 1; bin < power.length; bin++) {
      loudest = Math.max(loudest, power[bin]!);
      total += power[bin]!;
    }
    const found: typeof partials = [];
    let standing = 0;
    for (let bin = LOWEST_BIN; bin < power.length - 2; bin++) {
      const here = power[bin]!;
      if (here <= power[bin - 1]! || here < power[bin + 1]! || here < loudest * FLOOR) continue;
      const exact = bin + peakOffset(power[bin - 1]!, here, power[bin + 1]!);
      const before = partials.find((partial) => Math.abs(partial.bin - exact) < STANDS);
      const stood = before ? before.stood + 1 : 0;
      found.push({ bin: exact, stood });
      if (stood >= STEPS) for (let near = bin - 2; near <= bin + 2; near++) standing += power[near]!;
    }
    partials = found;
    return { share: Math.min(1, standing / total), rms, quiet: false };
  };
}

/** Where between its neighbours a peak lies, in bins: the parabola through three logarithms. */
function peakOffset(left: number, middle: number, right: number): number {
  const a = Math.log(left + 1);
  const b = Math.log(middle + 1);
  const c = Math.log(right + 1);
  const curve = a - 2 * b + c;
  return curve === 0 ? 0 : (0.5 * (a - c)) / curve;
}
