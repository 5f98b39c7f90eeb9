import { newUtterance } from "./state.ts";
import { emitCalleeSegment, enter, release, remember, type Step, setTimer, startReply } from "./step.ts";

/** Keys in a row belong together; after this pause they are a turn. */
const KEYS_PAUSE_MS = 1500;
/** A flood of tones is no answer. */
const MOST_KEYS = 32;

export function onKey(step: Step, digit: string) {
  const { state } = step;
  if (state.keys.length >= MOST_KEYS) return;
  if (state.keys === "") state.keysFromMs = step.nowMs;
  state.keys += digit;
  setTimer(step, "keys", step.nowMs + KEYS_PAUSE_MS);
}

/** What was pressed counts as said: "pressed 4 4 7 1". */
export function onKeysPaused(step: Step) {
  const { state } = step;
  const { keys } = state;
  state.keys = "";
  if (!keys) return;
  const speaking = state.utterance;
  const text = `(pressed ${[...keys].join(" ")})`;
  state.utterance = { ...newUtterance(speaking.id), startMs: state.keysFromMs, endMs: step.nowMs, text, confidence: 1 };
  emitCalleeSegment(step);
  // The same words as in the transcript: where a card's digits are masked there, they are here.
  remember(step, "callee", text);
  state.utterance = speaking;
  const busy = state.reply || state.hold || state.message || state.transferring !== null || speaking.startMs !== null;
  if (busy || state.phase === "taken_over") return;
  enter(step, "listening");
  state.owed = true;
  release(step, startReply(step, "turn"), false);
}
