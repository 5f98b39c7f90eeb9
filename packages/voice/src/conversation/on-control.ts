import { backToHold, endHold } from "./on-hold.ts";
import {
  clearTimers,
  dropReply,
  enter,
  enterListening,
  hangUp,
  nextUtterance,
  release,
  remember,
  type Step,
  setTimer,
  startReply,
} from "./step.ts";

/** A supervisor's instruction: part of the next words; when nobody speaks, they come now. */
export function onWhisper(step: Step, text: string) {
  const { state } = step;
  remember(step, "note", `Supervisor: ${text}`);
  step.effects.push({ type: "emit", event: { type: "whisper", atMs: step.nowMs } });
  if (state.phase === "taken_over" || state.hold || state.message || state.answeredBy === "voicemail") return;
  if (state.reply?.stage === "playing" || state.reply?.stage === "held" || state.reply?.endReason) return;
  if (state.utterance.startMs !== null) {
    // Somebody speaks: the answer to them takes it in.
    if (state.reply) dropReply(step);
    return;
  }
  if (state.reply) dropReply(step);
  release(step, startReply(step, "whisper"), false);
}

/** A supervisor speaks in the agent's place, or gives the call back. */
export function onTakeOver(step: Step, on: boolean) {
  const { state } = step;
  if (on === (state.phase === "taken_over")) return;
  step.effects.push({ type: "emit", event: { type: "takeover", on, atMs: step.nowMs } });
  if (on) {
    dropReply(step, true);
    endHold(step);
    clearTimers(step, "opening", "silence", "menu", "message_end", "message_limit", "no_beep", "endless");
    state.owed = false;
    state.message = null;
    remember(step, "note", "A person of ours speaks in your place from here on.");
    return enter(step, "taken_over");
  }
  remember(step, "note", "You have the call back.");
  state.phase = "listening";
  step.effects.push({ type: "emit", event: { type: "state", state: "listening", atMs: step.nowMs } });
  if (!state.utterance.voicing) setTimer(step, "silence", step.nowMs + step.settings.silenceMs);
}

/** While a supervisor has the call, turns are written down and answered by nobody of ours. */
export function takeWithoutAnswer(step: Step) {
  nextUtterance(step);
  if (step.state.phase !== "taken_over") enterListening(step);
  backToHold(step);
}

/** The call is being put through; the carrier ends the stream when it worked. */
export function onTransferDone(step: Step, ok: boolean) {
  const { state } = step;
  const target = state.transferring;
  if (target === null) return;
  step.effects.push({ type: "emit", event: { type: "transfer", target, ok, atMs: step.nowMs } });
  if (ok) return hangUp(step, "transferred");
  state.transferring = null;
  remember(step, "note", `The call could not be put through to ${target}.`);
  if (state.phase === "taken_over") return;
  release(step, startReply(step, "whisper"), false);
}
