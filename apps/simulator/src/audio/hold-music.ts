import { concat, tone } from "./tones.ts";

const BEAT_MS = 300;
const A3 = 220;
const step = (semitones: number) => A3 * 2 ** (semitones / 12);

/** Four chords, broken upwards and down again: a tune of our own, about ten seconds long, that loops without a seam. */
const CHORDS = [
  [3, 7, 10, 15],
  [0, 3, 7, 12],
  [-4, 0, 3, 8],
  [-2, 2, 5, 10],
];

let tune: Int16Array | undefined;

/** Hold music of at least `durationMs`, whole loops of the same tune. */
export function holdMusic(durationMs: number): Int16Array {
  tune ??= concat(
    CHORDS.flatMap((chord) => {
      const up = chord.map(step);
      return [...up, ...up.toReversed()].map((hz) => tone([hz * 2, hz * 3, hz], BEAT_MS, 0.35));
    }),
  );
  const loops = Math.max(1, Math.ceil((durationMs * 8) / tune.length));
  return concat(Array.from({ length: loops }, () => tune!));
}
