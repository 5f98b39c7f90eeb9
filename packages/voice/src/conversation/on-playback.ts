import { loopIn } from "../turns/loop-guard.ts";
import { waitOnHold } from "./on-hold.ts";
import { awaitMenu } from "./on-menu.ts";
import { armHold } from "./on-voice.ts";
import type { ConversationInput, HeardSpeech, ReplyEnd } from "./state.ts";
import {
  clearTimers,
  dropReply,
  enter,
  enterListening,
  hangUp,
  release,
  remember,
  type Step,
  say,
  setTimer,
  startReply,
} from "./step.ts";
import { beepForMessage, recordMessage } from "./take-message.ts";

type Input<T extends ConversationInput["type"]> = Extract<ConversationInput, { type: T }>;

export function onPlaybackStarted(step: Step, input: Input<"playback_started">) {
  const { reply, utterance } = step.state;
  if (reply?.generation !== input.generation) return;
  reply.stage = "playing";
  reply.playbackStartMs = input.atMs;
  step.state.owed = false;
  enter(step, "speaking");
  if (utterance.voicing) armHold(step);
}

export function onPlaybackFinished(step: Step, input: Input<"playback_finished">) {
  const { state, settings } = step;
  const { reply } = state;
  if (reply?.generation !== input.generation) return;
  state.reply = null;
  state.owed = false;
  clearTimers(step, "hold", "resume");
  takeHeard(step, input.heard, false);
  if (reply.endReason) return hangUp(step, reply.endReason);
  const next = reply.then ?? input.next;
  if (next.type === "end_call") return hangUp(step, "agent_ended");
  const loop = loopIn(state.history.filter((turn) => turn.speaker === "agent").map((turn) => turn.text));
  if (loop === "goodbyes") return hangUp(step, "loop");
  if (loop === "sentence") return say(step, settings.phrases.loopGoodbye, "loop");
  goOn(step, next);
}

/** What follows the words that were heard. */
function goOn(step: Step, next: Exclude<ReplyEnd, { type: "end_call" }>) {
  const { state, settings } = step;
  switch (next.type) {
    case "wait":
      return waitOnHold(step, "words");
    case "take_message":
      return beepForMessage(step);
    case "record_message":
      return recordMessage(step);
    case "transfer":
      state.transferring = next.target;
      step.effects.push({ type: "transfer", target: next.target, briefing: next.briefing });
      return enterListening(step);
    case "continue":
      enterListening(step);
      if (state.music && state.direction === "outbound") return waitOnHold(step, "music");
      if (state.utterance.voicing) return;
      if (state.answeredBy === "ivr") return awaitMenu(step);
      setTimer(step, "silence", step.nowMs + settings.silenceMs);
  }
}

export function onPlaybackCut(step: Step, input: Input<"playback_cut">) {
  takeHeard(step, input.heard, input.interrupted);
  if (!step.state.reply && !step.state.hold && step.state.phase !== "taken_over") enterListening(step);
}

/** Only heard words are part of the conversation. */
function takeHeard(step: Step, heard: HeardSpeech, interrupted: boolean) {
  if (!heard.text) return;
  remember(step, "agent", heard.text);
  const segment = { speaker: "agent" as const, ...heard, confidence: 1, interrupted };
  step.effects.push({ type: "emit", event: { type: "segment", segment } });
}

/** No answer came: once more when that may help, otherwise an apology and the end; without a voice, the end. */
export function onReplyFailed(step: Step, input: Input<"reply_failed">) {
  const { state, settings } = step;
  const { reply } = state;
  if (reply?.generation !== input.generation) return;
  const { trigger } = reply;
  dropReply(step);
  if (trigger === "say" || trigger === "sound") return hangUp(step, reply.endReason ?? "provider_error");
  if (!input.retryable || reply.retried) return say(step, settings.phrases.troubleGoodbye, "provider_error");
  const drafting = reply.stage === "drafting";
  const again = startReply(step, trigger, {
    forText: reply.forText,
    pendingTurn: drafting,
    retried: true,
    endReason: reply.endReason ?? undefined,
  });
  if (!drafting) release(step, again, false);
}
