import {
  type DialogueContext,
  type DialogueState,
  end,
  type Reaction,
  say,
  stay,
  type Turn,
} from "./dialogue-state.ts";
import { introducesSelf } from "./intents.ts";
import { briefingOf, nameOf, shortIntroduction } from "./introduce.ts";
import { PHRASES } from "./phrases.ts";
import { speakPurpose } from "./purpose.ts";
import { digitsAloud } from "./spoken-numbers.ts";
import { fittingTarget } from "./transfer.ts";
import { whenIn } from "./when.ts";

/** What any call may bring, whatever it is about: wrong number, hold, "who is this". Null when the turn is about the matter. */
export function reactToCourtesy(state: DialogueState, turn: Turn, context: DialogueContext): Reaction | null {
  const { facts } = context;
  const inbound = facts.direction === "inbound";
  // A caller says first what it is about.
  const next = inbound && !state.concern ? PHRASES.howToHelp : turn.question || (inbound ? PHRASES.howToHelp : "");
  switch (turn.intent) {
    case "language":
      if (state.aside?.kind === "language") return end(state, PHRASES.endForLanguage);
      return say({ ...state, aside: { kind: "language", text: PHRASES.onlyEnglish } }, PHRASES.onlyEnglish);
    case "wrong_number":
      return end(state, inbound ? PHRASES.wrongNumberHere : PHRASES.wrongNumber);
    case "no_recording":
      return end(state, facts.discloseRecording ? PHRASES.recordingStays : PHRASES.noRecordingWish);
    case "refusal":
      return end(state, PHRASES.refusal);
    case "callback_offer":
      if (inbound) return null;
      if (!facts.callbackNumber) return stay(state, PHRASES.noCallbackNumber, turn.question);
      return end(state, `${PHRASES.callMeBack} The number is ${digitsAloud(facts.callbackNumber)}. Goodbye.`);
    case "later":
      return callBackLater(state, turn, context);
    case "connecting":
      return { ...say({ ...state, handover: true }, PHRASES.willWait), action: { type: "wait" } };
    case "hold":
      return { ...say(state, PHRASES.willWait), action: { type: "wait" } };
    case "robot":
      return stay(
        state,
        `Yes, I am an AI assistant${inbound ? "." : `, calling on behalf of ${nameOf(facts)}.`}`,
        next,
      );
    case "human":
      return transfer(state, turn, context, next);
    case "who":
      if (inbound) return stay(state, `You have reached the AI assistant of ${nameOf(facts)}.`, next);
      if (!context.introduced || state.handover) return null;
      return stay(
        state,
        `I am an AI assistant calling on behalf of ${nameOf(facts)}.`,
        speakPurpose(facts).statement,
        turn.question,
      );
  }
  return answerToAside(state, turn, context) ?? newPerson(state, turn, context);
}

/** The agent asked something besides its questions, and this is what came back. */
function answerToAside(state: DialogueState, turn: Turn, context: DialogueContext): Reaction | null {
  const { intent, text } = turn;
  const closed = { ...state, aside: null };
  switch (state.aside?.kind) {
    case "language":
      if (intent === "deny" || intent === "goodbye" || /\b(?:end|hang up|stop)\b/i.test(text))
        return end(closed, PHRASES.endForLanguage);
      return say(closed, PHRASES.thanks, turn.question || PHRASES.howToHelp);
    case "callback_time": {
      const when = whenIn(text);
      return when ? callBack(closed, when) : end(closed, PHRASES.notAGoodTime);
    }
    case "whisper":
      if (!["statement", "agree", "deny", "unable"].includes(intent)) return null;
      if (turn.question) return say(closed, PHRASES.thanks, turn.question);
      return context.facts.direction === "inbound"
        ? say(closed, PHRASES.thanks, PHRASES.anythingElse)
        : end(closed, `${PHRASES.thanks} ${PHRASES.allINeeded}`);
    default:
      return null;
  }
}

/** Somebody else has come to the phone: they have heard nothing so far. */
function newPerson(state: DialogueState, turn: Turn, context: DialogueContext): Reaction | null {
  if (context.facts.direction === "inbound" || !context.introduced) return null;
  const arrived = state.handover
    ? ["greeting", "statement", "question", "agree", "who"].includes(turn.intent)
    : turn.intent === "greeting" && introducesSelf(turn.text) && state.attempts + state.question > 0;
  if (!arrived) return null;
  return say({ ...state, handover: false }, shortIntroduction(context.facts, turn.question));
}

function callBackLater(state: DialogueState, turn: Turn, context: DialogueContext): Reaction {
  if (!context.has("schedule_callback")) {
    if (context.facts.direction !== "inbound") return end(state, PHRASES.notAGoodTime);
    return say({ ...state, aside: { kind: "message", text: PHRASES.offerMessage } }, PHRASES.offerMessage);
  }
  const when = whenIn(turn.text);
  if (when) return callBack(state, when);
  return say({ ...state, aside: { kind: "callback_time", text: PHRASES.whenToCallBack } }, PHRASES.whenToCallBack);
}

const callBack = (state: DialogueState, when: string): Reaction => ({
  ...end(state, PHRASES.callbackUnderstood),
  callback: when,
});

/** They want a person: puts them through when that was foreseen, says so when not. */
function transfer(state: DialogueState, turn: Turn, context: DialogueContext, next: string): Reaction {
  const target = context.transferFailed ? null : fittingTarget(turn.text, context.facts, true);
  if (target) return putThrough(state, turn.text, target.name, context);
  if (context.facts.direction !== "inbound") return stay(state, PHRASES.noTransfer, next);
  return stay(
    { ...state, concern: true, aside: { kind: "message", text: PHRASES.offerMessage } },
    PHRASES.noTransfer,
    PHRASES.offerMessage,
  );
}

/** Puts the call through; whoever answers there is told what it is about where the target is a warm one. */
export function putThrough(state: DialogueState, said: string, name: string, { facts }: DialogueContext): Reaction {
  const warm = facts.transferTargets?.find((target) => target.name === name)?.warm === true;
  return {
    state,
    text: `I will put you through to ${name}. ${PHRASES.holdTheLine}`,
    action: { type: "transfer", target: name, ...(warm && { briefing: briefingOf(facts, said) }) },
  };
}
