import { createFliteTts } from "@parley/speech";
import { join } from "./mix.ts";
import type { Sound } from "./recorded.ts";

/** Sentences spoken by each of Flite's voices, 8 kHz. */
export async function speakAll(sentences: readonly string[], voices = ["kal", "rms", "slt", "awb"]): Promise<Sound[]> {
  const tts = createFliteTts();
  const spoken: Sound[] = [];
  for (const voice of voices) {
    for (const text of sentences) {
      const parts: Int16Array[] = [];
      for await (const part of tts.synthesize(text, { voice })) parts.push(part);
      spoken.push({ name: `${voice}: ${text}`, samples: join(...parts) });
    }
  }
  await tts.close();
  return spoken;
}
