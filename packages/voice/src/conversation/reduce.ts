import { leaveMessage } from "./end-turn.ts";
import { onPlaybackCut, onPlaybackFinished, onPlaybackStarted, onReplyFailed } from "./on-playback.ts";
import { onTimer } from "./on-timer.ts";
import { onTranscript } from "./on-transcript.ts";
import { onVoicePaused, onVoiceStarted } from "./on-voice.ts";
import type { Conversation, ConversationInput, ConversationSettings, Effect } from "./state.ts";
import { hangUp, type Step, say, setTimer } from "./step.ts";

/** A beep this late, in a talk with a person, is no answering machine. */
const MACHINE_TURNS = 1;

/**
 * The conversation as a pure function: what happened at `nowMs` (the call's clock) in, the new state and what is to be done out.
 * Never changes `state`. After the end only what was heard last is still taken.
 */
export function reduce(
  state: Conversation,
  input: ConversationInput,
  nowMs: number,
  settings: ConversationSettings,
): { state: Conversation; effects: Effect[] } {
  const copy = { ...state, utterance: { ...state.utterance }, reply: state.reply && { ...state.reply } };
  const step: Step = { state: copy, effects: [], nowMs, settings };
  if (state.phase !== "ended" || input.type === "playback_cut") apply(step, input);
  return { state: step.state, effects: step.effects };
}

function apply(step: Step, input: ConversationInput) {
  const { state, settings, nowMs } = step;
  switch (input.type) {
    case "started":
      step.effects.push({ type: "emit", event: { type: "state", state: "waiting", atMs: nowMs } });
      setTimer(step, "opening", nowMs + settings.openingMs);
      setTimer(step, "max_duration", nowMs + settings.maxDurationMs);
      return;
    case "voice_started":
      return onVoiceStarted(step, input.atMs);
    case "voice_paused":
      return onVoicePaused(step, input.atMs);
    case "transcript":
      return onTranscript(step, input);
    case "beep":
      if (state.answeredBy !== "voicemail") {
        if (state.calleeTurns > MACHINE_TURNS) return;
        state.answeredBy = "voicemail";
        step.effects.push({ type: "emit", event: { type: "answered_by", answeredBy: "voicemail", atMs: nowMs } });
      }
      return leaveMessage(step);
    case "timer":
      return onTimer(step, input.name);
    case "playback_started":
      return onPlaybackStarted(step, input);
    case "playback_finished":
      return onPlaybackFinished(step, input);
    case "playback_cut":
      return onPlaybackCut(step, input);
    case "reply_failed":
      return onReplyFailed(step, input);
    case "deaf":
      return say(step, settings.phrases.troubleGoodbye, "provider_error");
    case "closed":
      return hangUp(step, input.reason);
  }
}
