import { answersQuestion, type CallQuestion, isStatement, wordsOf } from "@parley/voice";
import type { AnswerValue } from "./call-insights.ts";
import type { Compare } from "./compare-texts.ts";
import { readDate } from "./read-date.ts";
import { readNumbers } from "./read-number.ts";

export interface ReadContext {
  startedAt: Date;
  timezone: string;
  compare: Compare;
  /** The question was asked just before: a bare "yes" answers it. */
  asked: boolean;
}

const YES =
  /^(?:(?:well|oh|um|uh|ah|so|okay|ok)[,.]?\s+)*(?:yes|yeah|yep|yup|sure|correct|right|exactly|absolutely|definitely|certainly|of course|that(?:'s| is) (?:right|correct)|i (?:think|believe) so)\b/;
/** "It has.", "We do.": a yes, as long as nothing in the sentence denies. */
const AFFIRMS =
  /^(?:(?:well|oh|um|uh|ah|so|okay|ok)[,.]?\s+)*(?:(?:it|he|she|that) (?:is|has|does|did|was|will)|(?:we|they|i) (?:do|are|am|can|have|will|would)|i(?:'d| would) (?:love|like|be))\b(?!n't)/;
const NO =
  /^(?:(?:well|oh|um|uh|ah|so|sorry|okay|ok)[,.]?\s+)*(?:no\b(?! problem| worries)|nope|nah|not (?:yet|at all|really|anymore|today|that i know)|never|i(?:'m| am) afraid not|unfortunately not|i do(?:n't| not) think so|it (?:is|has|does|did|was|will)(?: not|n't)|(?:we|they|i) (?:do|are|am|can|have|will|would)(?: not|n't|not))|\b(?:i|we|he|she|they)(?:'m|'re| am| are)? (?:can't|cannot|won't|will not|not going to|not able to|not coming|unable to)\b/;
const NEGATED = /\b(?:no|not|never|sold out|no longer|none|nothing|nobody|\w+n't|cannot|without|unable|out of)\b/;
/** A statement is about the question from here on. */
const ABOUT = 0.4;
const CHOICE_NEAR = 0.42;
const CHOICE_CLEAR = 0.06;
const WHICH = ["first", "second", "third", "fourth"];

/** The value that one sentence of the callee's gives to a question, in the question's type; null when it gives none. */
export function readAnswer(text: string, question: CallQuestion, context: ReadContext): AnswerValue {
  const { startedAt, timezone } = context;
  if (question.type === "number") return readNumber(text, question.text);
  if (question.type === "date") return readDate(text, startedAt, timezone);
  if (question.type === "boolean") return readYesNo(text, question.text, context);
  if (question.type === "choice") return readChoice(text, question.choices ?? [], context.compare);
  return answersQuestion(text, question) || (context.asked && isShortAnswer(text, question.text)) ? text : null;
}

const FILLERS = new Set(
  "um uh well oh ah it it's its that's that is the a an so i think yes no okay ok sure perfect great fine right let me see please thanks thank you very much would be that'll i'd say".split(
    " ",
  ),
);

/** "It's Anna Kowalski." to "What is the name?": few words, but the thing itself. Questions for a time or an amount want one. */
function isShortAnswer(text: string, asked: string): boolean {
  if (!isStatement(text) || /\b(?:when|how (?:much|many|long)|what (?:time|day|date))\b/i.test(asked)) return false;
  if (!/\b(?:what|which|who|whom|whose|where|name)\b/i.test(asked)) return false;
  const content = wordsOf(text).filter((word) => !FILLERS.has(word)).length;
  return content >= (/\b(?:name|who|whom|whose)\b/i.test(asked) ? 1 : 2);
}

function readNumber(text: string, asked: string): number | null {
  const numbers = readNumbers(text);
  const money = /\b(?:how much|price|cost|fee|charge|rate|total|amount|pay|budget)\b/i.test(asked);
  const fitting = numbers.find((number) => number.money === money) ?? numbers[0];
  return fitting?.value ?? null;
}

function readYesNo(text: string, asked: string, { compare, asked: direct }: ReadContext): boolean | null {
  const plain = text
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/,?\s*\bno (?:problem|worries|doubt|rush)\b/g, "")
    .trim();
  if (plain.endsWith("?")) return null;
  if (direct && NO.test(plain)) return false;
  if (direct && YES.test(plain)) return true;
  if (direct && AFFIRMS.test(plain)) return !NEGATED.test(plain);
  // "It shipped yesterday." answers "Has it shipped?" without a yes.
  if (compare(text, asked) < ABOUT) return null;
  if (/\b(?:if|whether|maybe|might|perhaps|probably|not sure|don't know)\b/.test(plain)) return null;
  return !NEGATED.test(plain);
}

function readChoice(text: string, choices: readonly string[], compare: Compare): string | null {
  const plain = ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, " ")} `;
  const places = choices
    .map((choice) => ({
      choice,
      at: plain.indexOf(
        ` ${choice
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, " ")
          .trim()} `,
      ),
    }))
    .filter(
      ({ at }) =>
        at >= 0 && !/\b(?:not|no|never|don t|isn t|without|than)(?: a| an| the)? $/.test(plain.slice(0, at + 1)),
    );
  // "Extra large" is meant where both "large" and "extra large" are said.
  const named = places.filter(
    ({ choice }) =>
      !places.some((other) => other.choice !== choice && other.choice.toLowerCase().includes(choice.toLowerCase())),
  );
  if (named.length > 0) return named.length === 1 ? named[0]!.choice : null;
  const ordinal = /\bthe (first|second|third|fourth|last) (?:one|option|choice)\b/.exec(plain)?.[1];
  if (ordinal) return (ordinal === "last" ? choices.at(-1) : choices[WHICH.indexOf(ordinal)]) ?? null;
  const near = choices.map((choice) => ({ choice, score: compare(text, choice) })).sort((a, b) => b.score - a.score);
  const best = near[0];
  if (!best || best.score < CHOICE_NEAR || best.score - (near[1]?.score ?? 0) < CHOICE_CLEAR) return null;
  return best.choice;
}
