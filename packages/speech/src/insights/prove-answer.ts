import type { CallQuestion } from "@parley/voice";
import { DateTime } from "luxon";
import type { AnswerValue } from "./call-insights.ts";
import { type ReadContext, readAnswer } from "./read-answer.ts";
import { readDate } from "./read-date.ts";
import { readNumbers } from "./read-number.ts";

/** A value brought to its question's type; null when it is of another. */
export function coerceAnswer(value: AnswerValue, question: CallQuestion): AnswerValue {
  if (value === null) return null;
  const text = String(value).trim();
  switch (question.type) {
    case "number": {
      const number =
        typeof value === "number" ? value : text === "" ? Number.NaN : Number(text.replace(/[$€£,\s]/g, ""));
      return typeof value !== "boolean" && Number.isFinite(number) ? number : null;
    }
    case "boolean":
      if (typeof value === "boolean") return value;
      return /^(?:yes|true)$/i.test(text) ? true : /^(?:no|false)$/i.test(text) ? false : null;
    case "choice":
      return question.choices?.find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? null;
    case "date":
      return /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text) &&
        !Number.isNaN(Date.parse(text))
        ? text
        : null;
    default:
      return text === "" ? null : text;
  }
}

/**
 * Finds, among the other side's sentences, the one that bears a given value out; null when none does, or the value is not of the
 * question's type. Numbers and dates have to be said; a text has to hold no number that was not said.
 */
export function proveAnswer(
  given: AnswerValue,
  question: CallQuestion,
  sentences: readonly { segment: number; text: string }[],
  context: ReadContext,
): { value: AnswerValue; evidence: number[]; proof: string } | null {
  const value = coerceAnswer(given, question);
  if (value === null) return null;
  const bears = ({ text }: { text: string }) => {
    if (question.type === "number") return readNumbers(text).some((number) => number.value === value);
    if (question.type === "date")
      return sameDay(readDate(text, context.startedAt, context.timezone), value, context.timezone);
    if (question.type === "text") return false;
    return readAnswer(text, question, context) === value;
  };
  const proof = sentences.findLast(bears);
  if (proof) return { value, evidence: [proof.segment], proof: proof.text };
  return question.type === "text" ? proveText(String(value), sentences, context) : null;
}

const LEAST_SHARED = 0.35;

function proveText(value: string, sentences: readonly { segment: number; text: string }[], { compare }: ReadContext) {
  const said = sentences.map(({ text }) => text).join(" . ");
  if (!holdsNumbersOf(value, said)) return null;
  // A number that was spoken digit by digit is near to nothing in meaning, but there it stands.
  const spelled = /\d/.test(value) ? sentences.findLast(({ text }) => holdsNumbersOf(value, text)) : undefined;
  if (spelled) return { value, evidence: [spelled.segment], proof: spelled.text };
  const [best] = sentences
    .map((sentence) => ({ sentence, score: compare(sentence.text, value) }))
    .sort((a, b) => b.score - a.score);
  return best && best.score >= LEAST_SHARED
    ? { value, evidence: [best.sentence.segment], proof: best.sentence.text }
    : null;
}

/** Whether every number in `claim` stands in `source`, written or spoken. */
export function holdsNumbersOf(claim: string, source: string): boolean {
  const known = new Set([
    ...digitsOf(source),
    ...digitsOf(digitWords(source)),
    ...readNumbers(source).map(({ value }) => String(value)),
  ]);
  return [...digitsOf(claim), ...readNumbers(claim).map(({ value }) => String(value))].every((number) =>
    known.has(number),
  );
}

const digitsOf = (text: string) =>
  text
    .replace(/(\d)\.00\b/g, "$1")
    .replace(/(\d)[\s,.-](?=\d)/g, "$1")
    .match(/\d+/g) ?? [];

function sameDay(read: string | null, value: AnswerValue, zone: string): boolean {
  if (read === null || typeof value !== "string") return false;
  // A day alone proves no time of day.
  if (!value.includes("T")) return read.startsWith(value);
  return read.includes("T") && DateTime.fromISO(value, { zone }).toMillis() === DateTime.fromISO(read).toMillis();
}

const DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** "zero zero four seven" as "0 0 4 7". */
const digitWords = (text: string) =>
  text.replace(/\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b/gi, (word) =>
    String(Math.max(0, DIGITS.indexOf(word.toLowerCase()))),
  );
