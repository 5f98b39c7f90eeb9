import { acceptAnswer } from "./accept-answer.ts";
import { putThrough } from "./courtesy.ts";
import {
  type DialogueContext,
  type DialogueState,
  end,
  type Reaction,
  say,
  stay,
  type Turn,
} from "./dialogue-state.ts";
import { findFact } from "./find-fact.ts";
import { givenDetail } from "./given-details.ts";
import { isQuestion } from "./intents.ts";
import { PHRASES } from "./phrases.ts";
import { digitsAloud, sentenceAloud } from "./spoken-numbers.ts";
import { stemsOf } from "./stems.ts";
import { tellable } from "./tellable.ts";
import { fittingTarget } from "./transfer.ts";

/** A turn about the matter on a call that came in: hears the concern, answers, asks the questions, puts through or takes a message. */
export function reactInbound(state: DialogueState, turn: Turn, context: DialogueContext): Reaction {
  const { intent, question } = turn;
  const aside = state.aside?.kind;
  const open = { ...state, aside: null };
  if (intent === "goodbye") return end(state, PHRASES.thanksForCalling);
  if (!context.introduced && intent === "greeting") return say(state, context.introduction);
  if (aside === "message" && intent === "agree") return takeMessage(open);
  if ((aside === "message" || aside === "anything_else") && intent === "deny") {
    return aside === "message" ? closing(open) : end(open, PHRASES.thanksForCalling);
  }
  if (intent === "message") return takeMessage(open);
  if (intent === "repeat") return stay(state, lastWords(state, turn));
  if (state.readBack || (question && context.timesHeard(context.questions[state.question] ?? "") > 0)) {
    const answered = answersQuestion(turn) ? acceptAnswer(open, turn, context) : null;
    if (answered) return answered;
  }
  if (intent === "details" || isQuestion(turn.text)) return answerCaller(open, turn, context);
  if (intent === "greeting" && stemsOf(turn.text).every((stem) => GREETINGS.has(stem)))
    return stay(open, PHRASES.howToHelp);
  if (intent === "agree") return stay(open, question || PHRASES.howToHelp);
  if (intent === "anything_else") return stay(open, PHRASES.howToHelp);
  return hearConcern(open, turn, context);
}

const GREETINGS = new Set(["hello", "hi", "hey", "good", "morn", "after", "even", "there", "speak"]);

const answersQuestion = ({ intent }: Turn) => ["statement", "agree", "deny", "unable", "greeting"].includes(intent);

/** What the call is about: puts through where that was foreseen, else asks what the user wants to know. */
function hearConcern(state: DialogueState, turn: Turn, context: DialogueContext): Reaction {
  const heard = { ...state, concern: true };
  const target = context.transferFailed ? null : fittingTarget(turn.text, context.facts, false);
  if (target) return putThrough(heard, turn.text, target.name, context);
  const fact = findFact(turn.text, tellable(context.facts).statements);
  if (fact?.exact) return say(heard, sentenceAloud(fact.sentence), turn.question || PHRASES.anythingElse);
  if (turn.question) return say(heard, PHRASES.understood, turn.question);
  const last = offerMessage(heard, PHRASES.cannotHelp);
  return context.has("look_up")
    ? {
        ...last,
        state: { ...last.state, attempts: state.attempts },
        lookUp: { query: turn.text, after: PHRASES.anythingElse },
      }
    : last;
}

/** Answers from what the user gave, else from what the organization knows, else says so. */
function answerCaller(state: DialogueState, turn: Turn, context: DialogueContext): Reaction {
  const { facts } = context;
  const target = context.transferFailed ? null : fittingTarget(turn.text, facts, false);
  const after = turn.question || PHRASES.anythingElse;
  const heard: DialogueState = {
    ...state,
    concern: true,
    aside: turn.question ? null : { kind: "anything_else", text: PHRASES.anythingElse },
  };
  const detail = turn.intent === "details" ? givenDetail(turn.text, facts) : null;
  if (detail?.value && detail.name !== "a name") return say(heard, `It is ${digitsAloud(detail.value)}.`, after);
  const fact = findFact(turn.text, tellable(facts).statements);
  // Asked for an e-mail address, the street address is no answer.
  if (fact && (detail === null || fact.exact))
    return say(heard, fact.exact ? "" : PHRASES.onlyThisIsKnown, sentenceAloud(fact.sentence), after);
  if (target) return putThrough(heard, turn.text, target.name, context);
  const missing = turn.question
    ? stay(heard, PHRASES.doNotHave, turn.question)
    : offerMessage(heard, PHRASES.doNotHave);
  return context.has("look_up")
    ? { ...missing, state: { ...missing.state, attempts: state.attempts }, lookUp: { query: turn.text, after } }
    : missing;
}

const offerMessage = (state: DialogueState, why: string): Reaction =>
  stay({ ...state, aside: { kind: "message", text: PHRASES.offerMessage } }, why, PHRASES.offerMessage);

const takeMessage = (state: DialogueState): Reaction => ({
  ...say(state, PHRASES.takeMessage),
  action: { type: "take_message" },
});

const closing = (state: DialogueState): Reaction =>
  say({ ...state, aside: { kind: "anything_else", text: PHRASES.anythingElse } }, PHRASES.anythingElse);

function lastWords(state: DialogueState, { question }: Turn): string {
  if (state.readBack) return `${PHRASES.letMeReadBack} ${digitsAloud(state.readBack)}. ${PHRASES.isThatRight}`;
  return state.aside?.text ?? (question || PHRASES.howToHelp);
}
