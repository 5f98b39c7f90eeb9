import { clearTimers, enter, hangUp, type Step, say, setTimer, sound } from "./step.ts";

/** Somebody who has said their message is silent this long. */
const MESSAGE_PAUSE_MS = 4000;
const LONGEST_MESSAGE_MS = 120_000;

/** Beeps, then listens: what is said is the message. */
export function beepForMessage(step: Step) {
  step.state.message = { heard: false };
  sound(step, "beep", { type: "record_message" });
}

export function recordMessage(step: Step) {
  enter(step, "taking_message");
  setTimer(step, "message_end", step.nowMs + MESSAGE_PAUSE_MS * 2);
  setTimer(step, "message_limit", step.nowMs + LONGEST_MESSAGE_MS);
}

/** A part of the message has been written down, or a noise has passed. */
export function messageGoesOn(step: Step, heard: boolean) {
  step.state.message = { heard: heard || step.state.message?.heard === true };
  setTimer(step, "message_end", step.nowMs + MESSAGE_PAUSE_MS);
}

/** `limit`: long enough, even if somebody still speaks. */
export function onMessageEnd(step: Step, limit = false) {
  const { message, utterance } = step.state;
  if (!message || (utterance.voicing && !limit)) return;
  clearTimers(step, "message_end", "message_limit");
  step.state.message = null;
  const { messageGoodbye, noMessageGoodbye } = step.settings.phrases;
  if (message.heard) return say(step, messageGoodbye, "message_taken");
  if (step.state.phase !== "ended") say(step, noMessageGoodbye, "silence");
  else hangUp(step, "silence");
}
