import { leaveMessage } from "./end-turn.ts";
import { onTakeOver, onTransferDone, onWhisper } from "./on-control.ts";
import { onMusic } from "./on-hold.ts";
import { onKey } from "./on-keys.ts";
import { onPlaybackCut, onPlaybackFinished, onPlaybackStarted, onReplyFailed } from "./on-playback.ts";
import { onFax, onHint } from "./on-supervision.ts";
import { onOverCost, onTimer } from "./on-timer.ts";
import { onTranscript } from "./on-transcript.ts";
import { onPerson, onVoicePaused, onVoiceStarted } from "./on-voice.ts";
import type { Conversation, ConversationInput, ConversationSettings, Effect } from "./state.ts";
import { hangUp, remember, type Step, say, setAnsweredBy, setTimer } from "./step.ts";

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
  const copy = {
    ...state,
    utterance: { ...state.utterance },
    reply: state.reply && { ...state.reply },
    hold: state.hold && { ...state.hold },
  };
  const step: Step = { state: copy, effects: [], nowMs, settings };
  if (state.phase !== "ended" || input.type === "playback_cut") apply(step, input);
  return { state: step.state, effects: step.effects };
}

/** What means nothing while a supervisor has the call: they hear it themselves. */
const NOT_FOR_SUPERVISORS = new Set<ConversationInput["type"]>(["beep", "fax", "hint", "deaf", "person"]);

function apply(step: Step, input: ConversationInput) {
  const { state, settings } = step;
  if (state.phase === "taken_over" && NOT_FOR_SUPERVISORS.has(input.type)) return;
  switch (input.type) {
    case "started":
      return onStarted(step);
    case "voice_started":
      return onVoiceStarted(step, input.atMs);
    case "voice_paused":
      return onVoicePaused(step, input.atMs);
    case "transcript":
      return onTranscript(step, input);
    case "beep":
      return onBeep(step);
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
    case "music":
      return onMusic(step, input.on);
    case "person":
      return onPerson(step, input.atMs);
    case "fax":
      return onFax(step);
    case "dtmf":
      return onKey(step, input.digit);
    case "hint":
      return onHint(step, input);
    case "whisper":
      return onWhisper(step, input.text);
    case "take_over":
      return onTakeOver(step, input.on);
    case "note":
      return remember(step, "note", input.text);
    case "revise":
      state.history = state.history.map((turn) => (turn.text === input.from ? { ...turn, text: input.to } : turn));
      return;
    case "transfer_done":
      return onTransferDone(step, input.ok);
    case "over_cost":
      return onOverCost(step);
    case "closed":
      // The carrier takes the line away when it puts a call through; any other end is what it is.
      return hangUp(
        step,
        state.transferring !== null && input.reason === "callee_hung_up" ? "transferred" : input.reason,
      );
  }
}

function onStarted(step: Step) {
  const { settings, nowMs } = step;
  step.effects.push({ type: "emit", event: { type: "state", state: "waiting", atMs: nowMs } });
  setTimer(step, "max_duration", nowMs + settings.maxDurationMs);
  if (settings.closedMessage) return say(step, settings.closedMessage, null, { type: "take_message" });
  setTimer(step, "opening", nowMs + settings.openingMs);
}

function onBeep(step: Step) {
  const { state, settings } = step;
  if (state.direction === "inbound" || state.hold || state.answeredBy === "ivr") return;
  if (state.answeredBy !== "voicemail") {
    if (state.calleeTurns > MACHINE_TURNS) return;
    setAnsweredBy(step, "voicemail");
  }
  if (settings.voicemail === "hang_up") return hangUp(step, "voicemail_reached");
  leaveMessage(step);
}
