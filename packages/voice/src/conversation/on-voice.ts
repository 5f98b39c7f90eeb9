import { doubtHold } from "./on-hold.ts";
import { draftAhead } from "./on-transcript.ts";
import { clearTimers, dropReply, enterListening, type Step, setTimer } from "./step.ts";

/** Voice that goes on for this long while the agent speaks makes it pause. */
const HOLD_AFTER_MS = 190;
/** The same when the voice was there before the agent's: two began at once, and the agent gives way later. */
const OVERLAP_HOLD_AFTER_MS = 600;
/** A word this long that stops before that ("Wait,") makes it pause, too. */
const SHORT_WORD_MS = 150;
/** A pause of the agent's without words of the callee's ends after this. */
const RESUME_AFTER_MS = 2000;
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

/** Pauses the agent's speech: whoever spoke over it may want to say something. */
export function holdReply(step: Step) {
  const { reply } = step.state;
  if (reply?.stage !== "playing") return;
  reply.stage = "held";
  step.effects.push({ type: "hold" }, { type: "stt_peek" });
  setTimer(step, "resume", step.nowMs + RESUME_AFTER_MS);
}

/** Plans the pause of the agent's speech, counted from where the overlap began. Machines do not interrupt. */
export function armHold(step: Step) {
  const { utterance, reply } = step.state;
  if (!mayHold(step) || !reply || reply.playbackStartMs === null) return;
  setTimer(
    step,
    "hold",
    !overlapsAgent(step) ? reply.playbackStartMs + OVERLAP_HOLD_AFTER_MS : utterance.voiceMs + HOLD_AFTER_MS,
  );
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
  if (mayHold(step) && overlapsAgent(step) && utterance.endMs - utterance.voiceMs >= SHORT_WORD_MS) holdReply(step);
  setTimer(step, "endpoint", atMs + RECOGNITION_TIMEOUT_MS);
  if (step.state.answeredBy === "voicemail") setTimer(step, "no_beep", atMs + NO_BEEP_MS);
  draftAhead(step);
}

function mayHold({ state: { reply, utterance } }: Step): boolean {
  return reply !== null && reply.trigger !== "voicemail" && reply.trigger !== "sound" && !utterance.noise;
}

/** Whether the voice began while the agent's was playing already. */
function overlapsAgent({ state: { reply, utterance } }: Step): boolean {
  return reply?.playbackStartMs != null && utterance.voiceMs >= reply.playbackStartMs;
}
