import {
  dropReply,
  emitCalleeSegment,
  enter,
  nextUtterance,
  release,
  type Step,
  setTimer,
  startReply,
} from "./step.ts";

/** The callee's turn is over: takes it into the history and lets the answer be heard. */
export function endTurn(step: Step) {
  const { state } = step;
  const { utterance } = state;
  if (utterance.voicing || utterance.startMs === null) return;
  if (state.answeredBy === "voicemail") return takeGreeting(step);
  if (!utterance.text) return endWordless(step);

  emitCalleeSegment(step);
  state.history = [...state.history, { speaker: "callee", text: utterance.text }];
  state.calleeTurns++;
  state.silences = 0;
  state.owed = true;
  if (state.answeredBy === "unknown") {
    state.answeredBy = "human";
    step.effects.push({ type: "emit", event: { type: "answered_by", answeredBy: "human", atMs: step.nowMs } });
  }
  if (state.reply && state.reply.forText !== utterance.text) dropReply(step);
  release(step, state.reply ?? startReply(step, "turn", { forText: utterance.text }), true);
  nextUtterance(step);
}

/** Voice without words. An answer that it held back is still owed. */
function endWordless(step: Step) {
  const { state } = step;
  const { id, startMs, endMs } = state.utterance;
  state.wordless = [...state.wordless.slice(-4), { id, startMs: startMs ?? endMs, endMs, at: state.history.length }];
  nextUtterance(step);
  if (state.reply) return;
  if (state.owed) return release(step, startReply(step, "turn"), false);
  enter(step, "listening");
  setTimer(step, "silence", step.nowMs + step.settings.silenceMs);
}

/** A part of a machine's greeting: kept in the transcript, answered only after the beep. */
function takeGreeting(step: Step) {
  const { state } = step;
  if (state.utterance.text) {
    emitCalleeSegment(step);
    state.history = [...state.history, { speaker: "callee", text: state.utterance.text }];
    state.calleeTurns++;
  }
  nextUtterance(step);
}

/** The machine listens: leaves the message, whatever was going on. */
export function leaveMessage(step: Step) {
  const { state } = step;
  if (state.reply?.trigger === "voicemail") return;
  dropReply(step);
  if (state.utterance.startMs !== null) {
    state.utterance.endMs = Math.max(state.utterance.endMs, state.utterance.startMs);
    takeGreeting(step);
  }
  release(step, startReply(step, "voicemail", { endReason: "voicemail_left" }), false);
}
