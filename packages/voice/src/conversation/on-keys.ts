import { newUtterance } from "./state.ts";
import { enter, release, remember, type Step, setTimer, startReply, takeTurn } from "./step.ts";

/** Keys in a row belong together; after this pause they are a turn. */
const KEYS_PAUSE_MS = 1500;
/** A flood of tones is no answer. */
const MOST_KEYS = 32;

export function onKey(step: Step, digit: string) {
  const { state } = step;
  if (state.phase === "taken_over" || state.keys.length >= MOST_KEYS) return;
  state.keys += digit;
  setTimer(step, "keys", step.nowMs + KEYS_PAUSE_MS);
}

/** What was pressed counts as said: "pressed 4 4 7 1". */
export function onKeysPaused(step: Step) {
  const { state } = step;
  const { keys } = state;
  state.keys = "";
  if (!keys || state.hold || state.message) return;
  const text = `(pressed ${[...keys].join(" ")})`;
  if (state.utterance.startMs !== null) return remember(step, "note", `The other side pressed ${keys}.`);
  const at = { startMs: step.nowMs - KEYS_PAUSE_MS, endMs: step.nowMs, text, confidence: 1 };
  state.utterance = { ...newUtterance(state.utterance.id), ...at };
  takeTurn(step);
  state.utterance = newUtterance(state.utterance.id);
  if (state.reply) return;
  enter(step, "listening");
  state.owed = true;
  release(step, startReply(step, "turn"), false);
}
