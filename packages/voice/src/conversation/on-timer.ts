import { endTurn, leaveMessage } from "./end-turn.ts";
import { endHold, onHoldBudget } from "./on-hold.ts";
import { onKeysPaused } from "./on-keys.ts";
import { onMenuTimer } from "./on-menu.ts";
import { resume } from "./on-transcript.ts";
import { holdReply } from "./on-voice.ts";
import type { TimerName } from "./state.ts";
import { hangUp, nextUtterance, release, type Step, say, setTimer, startReply } from "./step.ts";
import { onMessageEnd } from "./take-message.ts";

/** Time for the last sentence when the call has reached its limit. */
const CLOSING_MS = 12_000;
const SILENCE_CHECKS = 2;

export function onTimer(step: Step, name: TimerName) {
  const { state, settings } = step;
  switch (name) {
    case "opening":
      if (!state.reply && !state.utterance.voicing) release(step, startReply(step, "opening"), false);
      return;
    case "endpoint":
      return endTurn(step);
    case "hold":
      if (state.utterance.voicing) holdReply(step);
      return;
    case "resume":
      if (state.utterance.voicing) state.utterance.noise = true;
      return resume(step);
    case "silence":
      return onSilence(step);
    case "no_beep":
      if (!state.utterance.voicing) leaveMessage(step);
      return;
    case "hold_budget":
      return onHoldBudget(step);
    case "menu":
      return onMenuTimer(step);
    case "keys":
      return onKeysPaused(step);
    case "endless":
      return onEndlessNoise(step);
    case "message_end":
      return onMessageEnd(step);
    case "message_limit":
      return onMessageEnd(step, true);
    case "max_duration":
      setTimer(step, "hard_stop", step.nowMs + CLOSING_MS);
      return say(step, settings.phrases.timeGoodbye, "max_duration");
    case "hard_stop":
      return hangUp(step, "max_duration");
  }
}

function onSilence(step: Step) {
  const { state, settings } = step;
  if (state.reply || state.utterance.voicing || state.phase === "taken_over") return;
  if (state.hold) {
    if (state.music || state.hold.cause !== "music") return;
    endHold(step);
    const spoken = state.history.some((turn) => turn.speaker === "agent");
    if (!spoken) return release(step, startReply(step, "opening"), false);
  }
  if (state.silences >= SILENCE_CHECKS) {
    return say(step, settings.phrases.silenceGoodbye, state.calleeTurns === 0 ? "dead_air" : "silence");
  }
  state.silences++;
  say(step, settings.phrases.stillThere);
}

/** Sound that never pauses and holds no words: said once, then the call ends. */
function onEndlessNoise(step: Step) {
  const { state, settings } = step;
  if (!state.utterance.voicing || state.utterance.text || state.hold || state.phase === "taken_over") return;
  state.silences++;
  nextUtterance(step);
  state.utterance.noise = true;
  if (state.silences > SILENCE_CHECKS) return say(step, settings.phrases.silenceGoodbye, "silence");
  say(step, settings.phrases.noisy);
  setTimer(step, "silence", step.nowMs + settings.silenceMs);
}

/** The call has cost what it may. */
export function onOverCost(step: Step) {
  setTimer(step, "hard_stop", step.nowMs + CLOSING_MS);
  say(step, step.settings.phrases.costGoodbye, "max_cost");
}
