import { type CallQuestion, type Outcome, personSegments } from "@parley/voice";
import type { CallAnswer, CallInsights, CallToAnalyse } from "./call-insights.ts";
import { wordOverlap } from "./compare-texts.ts";
import { judgeCall } from "./judge-call.ts";
import { coerceAnswer, holdsNumbersOf, proveAnswer } from "./prove-answer.ts";
import { readAnswer } from "./read-answer.ts";
import { splitLines } from "./sentences.ts";
import { CALL_TAGS, type CallTag, FACT_TAGS } from "./tags.ts";

const MAX_SUMMARY = 800;
const MAX_SENTENCE = 400;

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * A model's report on a call, held against the transcript field by field. What does not hold is taken from `local` instead: a number or
 * a quotation that nobody said, an answer of another type or without lines that bear it out, a success without proof.
 */
export function takeModelInsights(report: unknown, call: CallToAnalyse, local: CallInsights): CallInsights {
  const given = fieldsOf(report);
  const people = personSegments(call.segments, call.answeredBy);
  const answers = takeAnswers(listOf(given.answers).map(fieldsOf), call, local, people);
  const known = [
    call.purpose,
    ...call.questions.map(({ text }) => text),
    ...call.segments.map(({ text }) => text),
  ].join("\n");
  const values = answers.map(({ value }) => String(value ?? "")).join("\n");
  const sound = (text: unknown, most: number): text is string =>
    typeof text === "string" && text.trim() !== "" && text.length <= most && isSaid(text, known, values);
  const tags = new Set(Array.isArray(given.tags) ? given.tags : local.tags);
  return {
    ...local,
    summary: sound(given.summary, MAX_SUMMARY) ? given.summary.trim() : local.summary,
    nextStep:
      given.next_step === null ? null : sound(given.next_step, MAX_SENTENCE) ? given.next_step.trim() : local.nextStep,
    tags: CALL_TAGS.filter((tag) => (FACT_TAGS.has(tag) ? local.tags.includes(tag) : tags.has(tag))) as CallTag[],
    sentiments: takeSentiments(listOf(given.sentiments).map(fieldsOf), local),
    answers,
    outcome: takeOutcome(fieldsOf(given.outcome), judgeCall(call, answers), answers, people, (text) =>
      sound(text, MAX_SENTENCE),
    ),
  };
}

/** Whether every number of a text was said or asked, and every quotation is verbatim. */
function isSaid(text: string, known: string, values: string): boolean {
  const plain = (of: string) => of.replace(/[“”]/g, '"').replace(/[’]/g, "'").replace(/\s+/g, " ").toLowerCase();
  const quotes = [...plain(text).matchAll(/"([^"]*)"/g)].map((match) => match[1]!.replace(/[.,!?…]+$/, ""));
  return quotes.every((words) => plain(known).includes(words)) && holdsNumbersOf(text, `${known}\n${values}`);
}

function takeAnswers(
  given: Fields[],
  call: CallToAnalyse,
  local: CallInsights,
  people: readonly number[],
): CallAnswer[] {
  return call.questions.map((question, index) => {
    const read = local.answers[index]!;
    const answer = given.find(({ key }) => key === question.key);
    // What the agent noted and the other side's words bear out stands.
    if (!answer || read.by === "agent") return read;
    if (answer.value === null) return { key: question.key, value: null, evidence: [], by: "after" };
    const lines = listOf(answer.lines).filter((line): line is number => people.includes(line as number));
    return (
      takeAnswer(
        answer.value,
        question,
        [...new Set(lines)].sort((a, b) => a - b),
        call,
      ) ?? read
    );
  });
}

function takeAnswer(given: unknown, question: CallQuestion, lines: number[], call: CallToAnalyse): CallAnswer | null {
  if (!(typeof given === "string" || typeof given === "number" || typeof given === "boolean")) return null;
  const context = { startedAt: call.startedAt, timezone: call.timezone, compare: wordOverlap, asked: true };
  const sentences = splitLines(call.segments, lines);
  if (sentences.length === 0) return null;
  const proved = proveAnswer(given, question, sentences, context);
  if (proved) return { key: question.key, value: proved.value, evidence: lines, by: "after" };
  if (question.type !== "boolean" && question.type !== "choice") return null;
  // "We would love to" is a yes that no rule knows; what a rule reads otherwise is none.
  const value = coerceAnswer(given, question);
  const contradicted = sentences.some(({ text }) => readAnswer(text, question, context) !== null);
  return value === null || contradicted ? null : { key: question.key, value, evidence: lines, by: "after" };
}

function takeSentiments(given: Fields[], local: CallInsights): (number | null)[] {
  return local.sentiments.map((score, index) => {
    const told = given.find(({ line }) => line === index)?.score;
    if (score === null || typeof told !== "number" || !Number.isFinite(told)) return score;
    return Math.round(Math.min(1, Math.max(-1, told)) * 100) / 100;
  });
}

function takeOutcome(
  given: Fields,
  byRules: Outcome,
  answers: readonly CallAnswer[],
  people: readonly number[],
  sound: (text: unknown) => text is string,
): Outcome {
  const { result, evidence } = given;
  if (result !== "achieved" && result !== "partly" && result !== "not") return byRules;
  const lines = listOf(given.lines).filter((line): line is number => people.includes(line as number));
  const proved = result === "not" || lines.length > 0;
  const complete = result !== "achieved" || answers.every(({ value }) => value !== null);
  if (!proved || !complete || !sound(evidence)) return byRules;
  return { result, evidence: evidence.trim(), segmentIndexes: [...new Set(lines)].sort((a, b) => a - b) };
}
