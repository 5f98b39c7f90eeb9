import { createSileroVad } from "@parley/speech";
import type { Transcriber } from "@parley/voice";
import { createBeepDetector } from "../../../packages/voice/src/audio/beep-detector.ts";
import { createFaxDetector } from "../../../packages/voice/src/audio/fax-detector.ts";
import { createMusicDetector } from "../../../packages/voice/src/audio/music-detector.ts";
import { newConversation } from "../../../packages/voice/src/conversation/state.ts";
import { kindOfTurn } from "../../../packages/voice/src/conversation/understand.ts";
import { createSpeechGate, VAD_FRAME } from "../../../packages/voice/src/turns/speech-gate.ts";
import { isVoicemailGreeting } from "../../../packages/voice/src/turns/voicemail.ts";

export const VERDICTS = ["human", "voicemail", "menu", "screener", "fax", "hold", "silence"] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Supervision {
  verdict: Verdict;
  /** When it was known, on the call's clock. */
  atMs: number;
  heard: string;
}

/** A pause that ends a turn: menus pause between their entries. */
const TURN_PAUSE_MS = 1200;
/** Consonants before the voice detector noticed. */
const LEAD_MS = 250;

/**
 * Decides who answered from sound alone, by the engine's own rules in the engine's order: tones, then the words of each turn
 * (`kindOfTurn`, `isVoicemailGreeting`), until one tells. A welcome tells nothing; talk is a person.
 */
export async function supervise(samples: Int16Array, transcriber: Transcriber): Promise<Supervision> {
  const { turns, faxAtMs, beepAtMs, musicAtMs } = await listen(samples);
  const words: string[] = [];
  const state = newConversation();
  const isTalkBefore = (ms: number | null) => turns.some((turn) => ms !== null && turn.to < ms);
  const done = (verdict: Verdict, atMs: number): Supervision => ({ verdict, atMs, heard: words.join(" | ") });
  if (faxAtMs !== null && !isTalkBefore(faxAtMs)) return done("fax", faxAtMs);
  let welcomed = false;
  for (const turn of turns) {
    const from = Math.max(0, turn.from - LEAD_MS) * 8;
    const { text } = await transcriber.transcribe(samples.slice(from, (turn.to + LEAD_MS) * 8));
    if (!/[a-z0-9]/i.test(text)) continue;
    const before = words.at(-1) ?? "";
    words.push(text);
    const atMs = turn.to + TURN_PAUSE_MS;
    const kind = kindOfTurn(state, text);
    if (kind === "menu") return done("menu", atMs);
    if (kind === "screening") return done("screener", atMs);
    if (isVoicemailGreeting(`${before} ${text}`)) return done("voicemail", atMs);
    // A greeting that only says whom one has reached, and then beeps.
    if (beepAtMs !== null && beepAtMs > turn.to && beepAtMs - turn.to < 3000) return done("voicemail", beepAtMs);
    if (kind === "announcement") return done("hold", atMs);
    if (kind === "talk" || kind === "hold_request") return done("human", atMs);
    welcomed = true;
    state.calleeTurns++;
  }
  if (musicAtMs !== null) return done("hold", musicAtMs);
  return welcomed ? done("menu", turns.at(-1)!.to) : done("silence", samples.length / 8);
}

async function listen(samples: Int16Array) {
  const vad = await createSileroVad();
  const gate = createSpeechGate();
  const [hearFax, hearBeep, music] = [createFaxDetector(), createBeepDetector(), createMusicDetector()];
  const turns: { from: number; to: number }[] = [];
  let faxAtMs: number | null = null;
  let beepAtMs: number | null = null;
  let musicAtMs: number | null = null;
  let open = false;
  for (let at = 0; at + VAD_FRAME <= samples.length; at += VAD_FRAME) {
    const frame = samples.slice(at, at + VAD_FRAME);
    const probability = await vad.process(frame);
    const level = Math.sqrt(frame.reduce((sum, sample) => sum + sample * sample, 0) / frame.length);
    const event = gate(probability, level);
    const last = turns.at(-1);
    if (event?.type === "voice_started") {
      open = true;
      if (!last || event.atMs - last.to > TURN_PAUSE_MS) turns.push({ from: event.atMs, to: event.atMs });
    } else if (event && last) {
      open = false;
      last.to = event.atMs;
    }
    if (hearFax(frame)) faxAtMs ??= at / 8;
    if (hearBeep(frame)) beepAtMs = beepAtMs ?? at / 8;
    music.push(frame, probability);
    if (music.music) musicAtMs ??= at / 8;
  }
  if (open && turns.length > 0) turns.at(-1)!.to = samples.length / 8;
  return { turns, faxAtMs, beepAtMs, musicAtMs };
}
