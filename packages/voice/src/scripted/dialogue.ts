import type { CallFacts } from "../agent/agent.ts";
import { wordsOf } from "../turns/backchannel.ts";
import { digitsAloud, numberIn } from "./digits.ts";
import { givenDetail } from "./given-details.ts";
import { intentOf } from "./intents.ts";
import type { SpokenPurpose } from "./purpose.ts";

/** Where the scripted talk stands. Everything else follows from what was heard. */
export interface DialogueState {
  /** Index of the question that is open. */
  question: number;
  /** A number that was read back and waits for a yes. */
  confirming: boolean;
  attempts: number;
}

export interface Reaction {
  state: DialogueState;
  text: string;
  action: "end_call" | "wait" | "take_message" | null;
}

export interface DialogueContext {
  facts: CallFacts;
  purpose: SpokenPurpose;
  introduction: string;
  /** Whether the callee has heard the introduction, and the question with this index. */
  introduced: boolean;
  asked(question: number): boolean;
  /** How often that question was heard in full. */
  timesAsked(question: number): number;
}

const MAX_ATTEMPTS = 4;

/** The scripted agent's next words: a function of the talk's state and the callee's turn. */
export function react(state: DialogueState, turn: string, context: DialogueContext): Reaction {
  const { facts, purpose, introduction } = context;
  const question = phrased(purpose.questions[state.question] ?? "", context.timesAsked(state.question));
  const intent = intentOf(turn);
  const stay = (text: string): Reaction => ({ state: { ...state, attempts: state.attempts + 1 }, text, action: null });
  const end = (text: string): Reaction => ({ state, text, action: "end_call" });

  if (state.attempts >= MAX_ATTEMPTS) return end("I will not take more of your time. Thank you, goodbye.");
  switch (intent) {
    case "wrong_number":
      return end("I am sorry, I have the wrong number. Excuse the trouble, goodbye.");
    case "refusal":
      return end("I understand. I am sorry for the trouble, goodbye.");
    case "later":
      return end("I understand, this is not a good time. Thank you, goodbye.");
    case "hold":
      return { state, text: "Of course, I will wait.", action: "wait" };
    case "robot":
      return stay(`Yes, I am an AI assistant, calling on behalf of ${nameOf(facts)}. ${question}`);
    case "who":
      return context.introduced
        ? stay(`I am an AI assistant calling on behalf of ${nameOf(facts)}. ${purpose.statement} ${question}`)
        : stay(introduction);
    case "goodbye":
      return end("Thank you, goodbye.");
    case "anything_else":
      if (context.introduced) return end("No, that is all. Thank you for your help, goodbye.");
      break;
  }
  if (!context.introduced) return { state, text: introduction, action: null };
  if (intent === "details") return detailAnswer(turn, question, context, stay);
  if (intent === "repeat") return stay(`I said: ${purpose.statement} ${question}`);
  if (intent === "unable") return end("I understand. Thank you for checking, goodbye.");
  if (!context.asked(state.question)) return stay(question);
  if (state.confirming && (intent === "agree" || intent === "statement")) return advance(state, context, "Thank you.");
  if (state.confirming && intent === "deny") {
    return {
      state: { ...state, confirming: false },
      text: "I am sorry. Could you say the number again, please?",
      action: null,
    };
  }
  if (intent === "greeting") return stay(question);
  if (intent === "question") return stay(`I am sorry, I was not given that information. ${question}`);
  if (intent === "agree" && isOffer(turn, question)) return { state, text: "Thank you.", action: "wait" };
  if (intent !== "agree" && intent !== "deny" && !bearsOn(turn, question, state.attempts))
    return stay(`I am sorry. ${question}`);
  const number = numberIn(turn);
  if (number && !state.confirming) {
    const readBack = `Let me read that back: ${digitsAloud(number)}. Is that right?`;
    return { state: { ...state, confirming: true }, text: readBack, action: null };
  }
  return advance(state, context, "Thank you, I have noted that.");
}

/** A question that was heard twice is not put a third time in the same words. */
function phrased(question: string, times: number): string {
  return times < 2 ? question : "Is there anything that you can tell me about it?";
}

/** A bare "sure" answers a question of yes or no; asked for a fact it only promises one. */
function isOffer(turn: string, question: string): boolean {
  const wantsFact = /\b(?:when|what|where|how|why|who|which|help me)\b/i.test(question);
  return wantsFact && wordsOf(turn).length < 8;
}

const COMMON = new Set(
  "could you tell me when what where how why who which the a an is are will would can do does my your for of to in on at if whether please with that help and".split(
    " ",
  ),
);
const FACT =
  /\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:today|tomorrow|tonight|yesterday|week|month|morning|afternoon|evening|noon|hour|minute|days?|january|february|march|april|june|july|august|september|october|november|december|o'clock|first|second|third|th|dollars?|cents?)\b/i;

/** Whether a statement can be an answer: it names a date, time or number, or takes up the question's words, or says a good deal. */
function bearsOn(turn: string, question: string, attempts: number): boolean {
  if (FACT.test(turn)) return true;
  if (/\bwhen\b/i.test(question) && attempts === 0) return false;
  const stems = (text: string) =>
    wordsOf(text)
      .filter((word) => !COMMON.has(word))
      .map((word) => word.slice(0, 5));
  const asked = new Set(stems(question));
  const said = stems(turn);
  return said.length >= 5 || said.some((stem) => asked.has(stem));
}

function advance(state: DialogueState, { purpose }: DialogueContext, thanks: string): Reaction {
  const next = state.question + 1;
  const question = purpose.questions[next];
  const moved = { question: next, confirming: false, attempts: 0 };
  if (question) return { state: moved, text: `${thanks} ${question}`, action: null };
  return { state: moved, text: `${thanks} That is all I needed. Goodbye.`, action: "end_call" };
}

/** Gives what the user gave, and says so when they did not. */
function detailAnswer(
  turn: string,
  question: string,
  { facts }: DialogueContext,
  stay: (text: string) => Reaction,
): Reaction {
  const detail = givenDetail(turn, facts);
  if (detail?.value) return stay(`It is ${digitsAloud(detail.value)}.`);
  const missing = detail ? detail.name : "that";
  const instead = facts.callerName && detail?.name !== "a name" ? ` The name is ${facts.callerName}.` : "";
  return stay(`I am sorry, I was not given ${missing}.${instead} ${question}`);
}

export function nameOf(facts: CallFacts): string {
  return facts.callerName?.trim() || "a client";
}
