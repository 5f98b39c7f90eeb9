import { enter, hangUp, type Step, say, setTimer, sound } from "./step.ts";

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
  setTimer(step, "max_duration", step.nowMs + LONGEST_MESSAGE_MS);
}

/** A part of the message has been written down. */
export function messageGoesOn(step: Step) {
  step.state.message = { heard: true };
  setTimer(step, "message_end", step.nowMs + MESSAGE_PAUSE_MS);
}

export function onMessageEnd(step: Step) {
  const { message, utterance } = step.state;
  if (!message || utterance.voicing) return;
  step.state.message = null;
  const { messageGoodbye, noMessageGoodbye } = step.settings.phrases;
  if (message.heard) return say(step, messageGoodbye, "message_taken");
  if (step.state.phase !== "ended") say(step, noMessageGoodbye, "silence");
  else hangUp(step, "silence");
}
