import type { Phone } from "../../../apps/simulator/src/callee/phone.ts";
import type { Callee } from "../../../apps/simulator/src/callees/callee.ts";
import { join, pause } from "../sounds/mix.ts";

/** As much of an answer as a supervisor listens to. */
const TAPE_MS = 25_000;

class TapeIsFull extends Error {}

/**
 * What is heard of one of the simulator's callees when nobody says anything: its script, run against a phone that writes down
 * instead of playing. `speech` makes sentences into sound, 8 kHz.
 */
export async function answerTape(
  callee: Callee,
  speech: (text: string, voice?: string) => Promise<Int16Array>,
): Promise<Int16Array> {
  const parts: Int16Array[] = [];
  let background: ((length: number) => Int16Array) | null = null;
  let samples = 0;
  const record = (sound: Int16Array) => {
    const noise = background?.(sound.length);
    parts.push(noise ? sound.map((sample, n) => Math.max(-32768, Math.min(32767, sample + noise[n]!))) : sound);
    samples += sound.length;
    if (samples > TAPE_MS * 8) throw new TapeIsFull();
  };
  const waited = async (ms: number) => record(pause(Math.min(ms, TAPE_MS)));
  const phone = {
    get elapsedMs() {
      return samples / 8;
    },
    say: async (text: string, manner: { voice?: string } = {}) => {
      record(await speech(text, manner.voice ?? callee.voice));
      return true;
    },
    recite: (text: string, voice?: string) => speech(text, voice ?? callee.voice),
    play: async (sound: Int16Array) => record(sound),
    setBackground(noise: typeof background) {
      background = noise;
    },
    listen: (ms: number) => waited(ms).then(() => null),
    waitForSpeech: (_ms: number, ms: number) => waited(ms).then(() => false),
    waitForQuiet: (ms: number) => waited(Math.min(ms, 500)).then(() => true),
    waitForKey: (ms: number) => waited(ms).then(() => null),
    waitForBeep: (ms: number) => waited(ms).then(() => false),
    pause: waited,
    press() {},
    forget() {},
    markBeep() {},
  };
  try {
    await callee.script(phone as unknown as Phone);
  } catch (error) {
    if (!(error instanceof TapeIsFull)) throw error;
  }
  return join(...parts);
}
