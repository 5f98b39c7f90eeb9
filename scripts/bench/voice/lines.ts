import { createFliteTts } from "@parley/speech";

/** Louder than this is sound. */
const SOUND = 500;

/** Something that the callee's side says, at 8 kHz, without silence around it. */
export interface Line {
  text: string;
  samples: Int16Array;
  speechMs: number;
}

/** Speaks the texts with the local voice. */
export async function recordLines(texts: readonly string[]): Promise<Line[]> {
  const tts = createFliteTts();
  const lines: Line[] = [];
  for (const text of texts) {
    const parts: number[] = [];
    for await (const part of tts.synthesize(text, { voice: "male" })) parts.push(...part);
    lines.push(lineOf(text, Int16Array.from(parts)));
  }
  await tts.close();
  return lines;
}

/** What recognition will make of some samples: `text`. */
export function lineOf(text: string, samples: Int16Array): Line {
  const first = samples.findIndex((sample) => Math.abs(sample) > SOUND);
  const last = samples.findLastIndex((sample) => Math.abs(sample) > SOUND);
  const sound = samples.slice(Math.max(0, first), last + 1);
  return { text, samples: sound, speechMs: sound.length / 8 };
}
