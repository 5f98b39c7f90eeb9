import { takeWithoutAnswer } from "./on-control.ts";
import { backToHold, endHold, takeAnnouncement } from "./on-hold.ts";
import { answerMenu, awaitMenu } from "./on-menu.ts";
import {
  dropReply,
  emitCalleeSegment,
  enterListening,
  nextUtterance,
  release,
  remember,
  type Step,
  say,
  setAnsweredBy,
  setTimer,
  startReply,
  takeTurn,
} from "./step.ts";
import { messageGoesOn } from "./take-message.ts";
import { isPerson, kindOfTurn } from "./understand.ts";

/** Voice of this length that left no words was meant for us. */
const UNCLEAR_MS = 700;
const MOST_UNCLEAR = 2;

/** What a machine was told, the person behind it has not heard. */
const NEW_PERSON = "A person has taken the call and does not know yet who calls.";

/** The callee's turn is over: takes it into the history and lets the answer be heard. */
export function endTurn(step: Step) {
  const { state, settings } = step;
  const { utterance } = state;
  if (utterance.voicing || utterance.startMs === null) return;
  if (state.answeredBy === "voicemail") return takeGreeting(step);
  if (!utterance.text) return endWordless(step);
  if (state.phase === "taken_over" || state.message || state.transferring !== null) {
    takeTurn(step);
    if (state.message) messageGoesOn(step, true);
    return takeWithoutAnswer(step);
  }
  switch (kindOfTurn(state, utterance.text)) {
    case "announcement":
      dropReply(step);
      return takeAnnouncement(step);
    case "menu":
      dropReply(step);
      endHold(step);
      return answerMenu(step);
    case "recorded":
      dropReply(step);
      takeTurn(step);
      if (state.answeredBy !== "screener") setAnsweredBy(step, "ivr");
      nextUtterance(step);
      enterListening(step);
      if (state.answeredBy === "ivr") return awaitMenu(step);
      return setTimer(step, "silence", step.nowMs + settings.silenceMs);
    case "screening":
      dropReply(step);
      takeTurn(step);
      setAnsweredBy(step, "screener");
      nextUtterance(step);
      return release(step, startReply(step, "screening"), false);
    case "hold_request":
      endHold(step);
      takeTurn(step);
      setAnsweredBy(step, "human");
      nextUtterance(step);
      return say(step, settings.phrases.willWait, null, { type: "wait" });
    case "talk":
      return answerTalk(step);
  }
}

function answerTalk(step: Step) {
  const { state } = step;
  const { text } = state.utterance;
  const cameBack = state.hold !== null;
  endHold(step);
  if (state.answeredBy === "screener") remember(step, "note", NEW_PERSON);
  takeTurn(step);
  state.owed = true;
  if (isPerson(state, text)) setAnsweredBy(step, "human");
  // A draft was made before it was known that the hold is over.
  if (state.reply && (cameBack || state.reply.forText !== text)) dropReply(step);
  release(step, state.reply ?? startReply(step, "turn", { forText: text }), true);
  nextUtterance(step);
}

/** Voice without words. An answer that it held back is still owed; somebody who spoke for a while is asked to say it again. */
function endWordless(step: Step) {
  const { state, settings } = step;
  const { id, startMs, endMs, noise } = state.utterance;
  const spokenMs = endMs - (startMs ?? endMs);
  state.wordless = [...state.wordless.slice(-4), { id, startMs: startMs ?? endMs, endMs, at: state.history.length }];
  nextUtterance(step);
  if (state.hold) return backToHold(step);
  if (state.reply || state.phase === "taken_over") return;
  if (state.owed) return release(step, startReply(step, "turn"), false);
  enterListening(step);
  if (state.message) return messageGoesOn(step, false);
  const human = state.answeredBy === "human";
  if (human && !noise && spokenMs >= UNCLEAR_MS && state.unclear < MOST_UNCLEAR) {
    state.unclear++;
    return say(step, settings.phrases.repeat);
  }
  setTimer(step, "silence", step.nowMs + settings.silenceMs);
}

/** A part of a machine's greeting: kept in the transcript, answered only after the beep. */
function takeGreeting(step: Step) {
  const { state } = step;
  if (state.utterance.text) {
    emitCalleeSegment(step);
    remember(step, "callee", state.utterance.text);
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
