import { doubtHold } from "./on-hold.ts";
import { draftAhead } from "./on-transcript.ts";
import { clearTimers, dropReply, enterListening, type Step, setTimer } from "./step.ts";

/** Voice that goes on for this long while the agent speaks makes it pause. */
const HOLD_AFTER_MS = 190;
/** The same when the voice was there before the agent's: two began at once, and the agent gives way later. */
const OVERLAP_HOLD_AFTER_MS = 600;
/** No words by then: recognition is mute, and the turn ends with what there is. */
const RECOGNITION_TIMEOUT_MS = 2500;
/** A greeting that asks for a message and then falls silent without a beep. */
const NO_BEEP_MS = 3500;
/** Voice that goes on for this long without a word is noise. */
const ENDLESS_MS = 20_000;

export function onVoiceStarted(step: Step, atMs: number) {
  const { utterance, reply, hold } = step.state;
  // On hold, music sounds like voice to the detector; `person` tells when somebody speaks.
  if (hold && !hold.doubted) return;
  utterance.voicing = true;
  utterance.voiceMs = atMs;
  utterance.settled = false;
  if (utterance.startMs === null) setTimer(step, "endless", atMs + ENDLESS_MS);
  utterance.startMs ??= atMs;
  step.effects.push({ type: "stt_speech_started", atMs });
  clearTimers(step, "opening", "endpoint", "silence", "no_beep", "menu");
  if (step.state.phase === "taken_over" || reply?.trigger === "voicemail") return;
  if (reply?.stage === "drafting" || reply?.stage === "released") {
    if (reply.endReason === null && reply.trigger !== "sound") dropReply(step);
    else return;
  }
  if (reply?.stage === "playing") armHold(step);
  if (!step.state.reply) enterListening(step);
}

/** Somebody speaks where there was music or silence on hold. */
export function onPerson(step: Step, atMs: number) {
  if (!step.state.hold) return;
  doubtHold(step);
  onVoiceStarted(step, atMs);
}

/** Plans the pause of the agent's speech, counted from where the overlap began. Machines do not interrupt. */
export function armHold(step: Step) {
  const { utterance, reply } = step.state;
  if (!reply || reply.playbackStartMs === null || utterance.noise) return;
  if (reply.trigger === "voicemail" || reply.trigger === "sound") return;
  const overlap = utterance.voiceMs < reply.playbackStartMs;
  setTimer(step, "hold", overlap ? reply.playbackStartMs + OVERLAP_HOLD_AFTER_MS : utterance.voiceMs + HOLD_AFTER_MS);
}

export function onVoicePaused(step: Step, atMs: number) {
  const { utterance } = step.state;
  if (utterance.startMs === null) return;
  utterance.voicing = false;
  utterance.endMs = Math.max(atMs, utterance.startMs);
  utterance.settleAskedAtMs = step.nowMs;
  utterance.settled = false;
  step.effects.push({ type: "stt_settle" });
  clearTimers(step, "hold");
  setTimer(step, "endpoint", atMs + RECOGNITION_TIMEOUT_MS);
  if (step.state.answeredBy === "voicemail") setTimer(step, "no_beep", atMs + NO_BEEP_MS);
  draftAhead(step);
}
