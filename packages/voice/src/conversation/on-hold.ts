import type { Hold } from "./state.ts";
import { clearTimers, emitCalleeSegment, enter, nextUtterance, remember, type Step, say, setTimer } from "./step.ts";

const SILENT_AFTER_MUSIC_MS = 8000;

/** Begins to wait, or goes on waiting after an announcement: no agent, no voice, no questions about the silence. */
export function waitOnHold(step: Step, cause: Hold["cause"]) {
  const { state, settings } = step;
  clearTimers(step, "silence", "opening", "menu");
  if (state.hold) state.hold = { ...state.hold, doubted: false, cause: cause === "words" ? state.hold.cause : cause };
  else {
    state.hold = { sinceMs: step.nowMs, cause, announced: [], doubted: false };
    step.effects.push({ type: "emit", event: { type: "hold", on: true, cause, atMs: step.nowMs } });
    setTimer(step, "hold_budget", step.nowMs + Math.max(0, settings.holdBudgetMs - state.heldMs));
  }
  enter(step, "on_hold");
  step.effects.push({ type: "listen_for_person", on: true });
}

/** An announcement is kept in the transcript and answered by nobody. */
export function takeAnnouncement(step: Step) {
  const { state } = step;
  const { text } = state.utterance;
  emitCalleeSegment(step);
  remember(step, "note", `Heard on the line: ${text}`);
  nextUtterance(step);
  waitOnHold(step, "announcement");
  if (state.hold) state.hold.announced = [...state.hold.announced.slice(-9), text];
}

/** Somebody speaks: from here on it is listened to, and its words tell whether the hold is over. */
export function doubtHold(step: Step) {
  const { hold } = step.state;
  if (!hold || hold.doubted) return;
  hold.doubted = true;
  step.effects.push({ type: "listen_for_person", on: false });
  enter(step, "listening");
}

/** A person is back. */
export function endHold(step: Step) {
  const { state } = step;
  const { hold } = state;
  if (!hold) return;
  state.heldMs += step.nowMs - hold.sinceMs;
  state.hold = null;
  state.silences = 0;
  clearTimers(step, "hold_budget");
  step.effects.push(
    { type: "listen_for_person", on: false },
    { type: "emit", event: { type: "hold", on: false, cause: hold.cause, atMs: step.nowMs } },
  );
  remember(step, "note", "The hold is over: somebody speaks again, perhaps somebody else.");
}

/** What sounded like somebody was noise or music. */
export function backToHold(step: Step) {
  if (step.state.hold) waitOnHold(step, "words");
}

/** Hold music begins or ends. While the agent speaks it is only remembered: the hold begins after its words. */
export function onMusic(step: Step, on: boolean) {
  const { state } = step;
  state.music = on;
  // Music that stops for good was no hold, or somebody has taken the call and says nothing.
  if (!on && state.hold?.cause === "music") setTimer(step, "silence", step.nowMs + SILENT_AFTER_MUSIC_MS);
  if (!on || state.reply || state.phase === "taken_over" || state.message || state.answeredBy === "voicemail") return;
  // Music that the voice detector took for somebody's voice.
  if (state.utterance.startMs !== null && !state.utterance.text) nextUtterance(step);
  if (state.utterance.startMs === null) waitOnHold(step, "music");
}

export function onHoldBudget(step: Step) {
  if (!step.state.hold) return;
  endHold(step);
  say(step, step.settings.phrases.holdGoodbye, "hold_budget");
}
