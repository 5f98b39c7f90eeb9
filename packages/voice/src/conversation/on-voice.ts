import { clearTimers, dropReply, enter, type Step, setTimer } from "./step.ts";

/** Voice that goes on for this long while the agent speaks makes it pause. */
const HOLD_AFTER_MS = 190;
/** The same when the voice was there before the agent's: two began at once, and the agent gives way later. */
const OVERLAP_HOLD_AFTER_MS = 600;
/** No words by then: recognition is mute, and the turn ends with what there is. */
const RECOGNITION_TIMEOUT_MS = 2500;
/** A greeting that asks for a message and then falls silent without a beep. */
const NO_BEEP_MS = 3500;

export function onVoiceStarted(step: Step, atMs: number) {
  const { utterance, reply } = step.state;
  utterance.voicing = true;
  utterance.voiceMs = atMs;
  utterance.settled = false;
  utterance.startMs ??= atMs;
  step.effects.push({ type: "stt_speech_started", atMs });
  clearTimers(step, "opening", "endpoint", "silence", "no_beep");
  if (reply?.trigger === "voicemail") return;
  if (reply?.stage === "drafting" || reply?.stage === "released") {
    if (reply.endReason === null) dropReply(step);
    else return;
  }
  if (reply?.stage === "playing") armHold(step);
  if (!step.state.reply) enter(step, "listening");
}

/** Plans the pause of the agent's speech, counted from where the overlap began. */
export function armHold(step: Step) {
  const { utterance, reply } = step.state;
  if (!reply || reply.playbackStartMs === null || utterance.noise || reply.trigger === "voicemail") return;
  const overlap = utterance.voiceMs < reply.playbackStartMs;
  setTimer(step, "hold", overlap ? reply.playbackStartMs + OVERLAP_HOLD_AFTER_MS : utterance.voiceMs + HOLD_AFTER_MS);
}

export function onVoicePaused(step: Step, atMs: number) {
  const { utterance } = step.state;
  utterance.voicing = false;
  utterance.endMs = atMs;
  utterance.settleAskedAtMs = step.nowMs;
  utterance.settled = false;
  step.effects.push({ type: "stt_settle" });
  clearTimers(step, "hold");
  setTimer(step, "endpoint", atMs + RECOGNITION_TIMEOUT_MS);
  if (step.state.answeredBy === "voicemail") setTimer(step, "no_beep", atMs + NO_BEEP_MS);
}
