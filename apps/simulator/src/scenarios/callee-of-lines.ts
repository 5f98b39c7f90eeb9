import { createNoise } from "../audio/bad-line.ts";
import { holdMusic } from "../audio/hold-music.ts";
import { tone } from "../audio/tones.ts";
import type { Phone } from "../callee/phone.ts";
import type { Callee } from "../callees/callee.ts";
import { matches } from "./match-pattern.ts";
import type { ScenarioStep } from "./scenario-definition.ts";

const SPEECH_PATIENCE_MS = 15_000;
const SILENCE_MS = 1_000;
const SOUND_MS = 5_000;
const BEEP_MS = 500;
/** After its last line it stays on the phone this long. */
const LINGER_MS = 20_000;
const NOISE_LEVEL = 0.1;

/** A callee that does what the lines say, one after the other. A wait that is in vain is over after its time. */
export function calleeOfLines(lines: readonly ScenarioStep[]): Callee {
  const beeps = lines.some(({ play }) => play === "beep");
  return {
    number: "",
    name: "Scenario",
    description: "Follows the lines of a scenario.",
    pickUp: "answers",
    answeredBy: beeps ? "machine" : "human",
    phrases: lines.flatMap(({ say }) => (say ? [say] : [])),
    async script(phone) {
      for (const line of lines) {
        await follow(phone, line);
        if (line.hang_up) return;
      }
      while ((await phone.listen(LINGER_MS)) !== null);
    },
  };
}

async function follow(phone: Phone, { wait_for, match, say, play, ms, dtmf, hang_up }: ScenarioStep): Promise<void> {
  if (wait_for === "speech") await hearWords(phone, match, ms ?? SPEECH_PATIENCE_MS);
  else if (wait_for === "silence") await phone.listen(ms ?? SILENCE_MS);
  else if (wait_for === "dtmf") await hearKeys(phone, match, ms ?? SPEECH_PATIENCE_MS);
  const soundMs = wait_for === undefined ? ms : undefined;
  if (play) await sound(phone, play, soundMs);
  if (dtmf) {
    for (const key of dtmf) {
      phone.press(key);
      await phone.pause(250);
    }
  }
  if (say) await phone.say(say, { yields: false });
  if (!wait_for && !play && !dtmf && !say && !hang_up) await phone.pause(ms ?? 0);
}

async function hearWords(phone: Phone, match: string | undefined, patienceMs: number): Promise<void> {
  const deadline = phone.elapsedMs + patienceMs;
  while (phone.elapsedMs < deadline) {
    const heard = await phone.listen(deadline - phone.elapsedMs);
    if (heard === null || match === undefined || matches(match, heard)) return;
  }
}

async function hearKeys(phone: Phone, match: string | undefined, patienceMs: number): Promise<void> {
  const deadline = phone.elapsedMs + patienceMs;
  let keys = "";
  while (phone.elapsedMs < deadline) {
    const key = await phone.waitForKey(deadline - phone.elapsedMs);
    if (key === null) return;
    keys += key;
    if (match === undefined || matches(match, keys)) return;
  }
}

async function sound(phone: Phone, play: NonNullable<ScenarioStep["play"]>, ms: number | undefined): Promise<void> {
  if (play === "beep") {
    await phone.play(tone([1000], ms ?? BEEP_MS, 0.5));
    phone.markBeep();
    phone.forget();
    return;
  }
  const length = 8 * (ms ?? SOUND_MS);
  await phone.play(play === "noise" ? createNoise(NOISE_LEVEL)(length) : holdMusic(ms ?? SOUND_MS).subarray(0, length));
}
