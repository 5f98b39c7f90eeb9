import type { CallQuestion } from "../agent/agent.ts";
import { intentOf } from "../scripted/intents.ts";
import { wordsOf } from "../turns/backchannel.ts";
import { splitSentences } from "./split-sentences.ts";

const TIME =
  /\b(?:\d{1,2}(?::\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|tonight|week|weeks|month|morning|afternoon|evening|noon|days?|hours?|minutes?|january|february|march|april|june|july|august|september|october|november|december|\d+(?:st|nd|rd|th)|first|second|third|[a-z]+teenth|twent(?:y|ieth)\S*)\b/i;
const NUMBER =
  /\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)\b/i;
/** Said to anything: it answers nothing. */
const COURTESY =
  /^(?:(?:ok(?:ay)?|great|oh)[,.]? )?(?:many )?(?:thanks|thank you|you(?:'re| are) welcome)(?: (?:so|very) much)?[.!,]*$/i;
const NO_ANSWER = new Set(["refusal", "wrong_number", "later", "unable"]);
const NO_STATEMENT = new Set([
  ...["greeting", "hold", "who", "robot", "repeat", "details", "anything_else", "goodbye", "question"],
]);

/** Whether somebody refuses, cannot help, is the wrong person or wants to talk another time. */
export function isNoAnswer(text: string): boolean {
  return NO_ANSWER.has(intentOf(text));
}

/** Whether a sentence states something: no greeting, no question back, no "please hold", no thanks. */
export function isStatement(text: string): boolean {
  return !COURTESY.test(text.trim()) && !isNoAnswer(text) && !NO_STATEMENT.has(intentOf(text));
}

/** Whether a turn, said after the question was asked, holds the kind of thing that it asks for. */
export function answersQuestion(text: string, question: string | CallQuestion): boolean {
  if (isNoAnswer(text)) return false;
  return splitSentences(text).some((sentence) => isStatement(sentence) && holds(sentence, question));
}

function holds(text: string, question: string | CallQuestion): boolean {
  if (typeof question !== "string" && question.type !== "text") return holdsType(text, question);
  return holdsWhatIsAsked(text, typeof question === "string" ? question : question.text);
}

function holdsType(text: string, { type, choices = [], text: asked }: CallQuestion): boolean {
  if (type === "date") return TIME.test(text);
  if (type === "number") return NUMBER.test(text);
  if (type === "choice") return choices.some((choice) => sharedStems(text, choice) > 0);
  return isYesOrNo(text) || sharedStems(text, asked) > 0;
}

function holdsWhatIsAsked(text: string, question: string): boolean {
  if (/\bwhen\b|\bwhat (?:time|day|date)\b|\bhours\b|\bhow (?:long|soon)\b/i.test(question)) return TIME.test(text);
  if (/\bhow (?:much|many)\b|\bprice\b|\bcost\b|\bnumber\b/i.test(question)) return NUMBER.test(text);
  if (/\b(?:if|whether)\b|^(?:is|are|do|does|did|has|have|can|could|will|would)\b/i.test(question)) {
    return isYesOrNo(text) || sharedStems(text, question) > 0;
  }
  if (/\b(?:where|who|why|how|which|what)\b/i.test(question))
    return sharedStems(text, question) > 0 || wordsOf(text).length >= 5;
  return (
    intentOf(text) === "agree" ||
    TIME.test(text) ||
    /\b(?:done|booked|confirmed|set|scheduled|reserved|all set|cancel)/i.test(text)
  );
}

const isYesOrNo = (text: string) => ["agree", "deny"].includes(intentOf(text)) || /^\s*(?:yes|yeah|no)\b/i.test(text);

function sharedStems(text: string, question: string): number {
  const stems = (of: string) =>
    wordsOf(of)
      .filter((word) => word.length > 3)
      .map((word) => word.slice(0, 5));
  const asked = new Set(stems(question));
  return stems(text).filter((stem) => asked.has(stem)).length;
}
