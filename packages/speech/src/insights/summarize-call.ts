import { isStatement, type Outcome } from "@parley/voice";
import type { CallToAnalyse } from "./call-insights.ts";
import type { Compare } from "./compare-texts.ts";
import type { ProvedAnswer } from "./find-answers.ts";
import { quote } from "./quote.ts";
import type { Sentence } from "./sentences.ts";
import type { CallTag } from "./tags.ts";

const NAME =
  /\b(?:[Tt]his is|[Mm]y name is|[Mm]y name's|you(?:'re| are) speaking (?:with|to))\s+((?:Dr\.? |Mr\.? |Mrs\.? |Ms\.? )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b|(?:^|[\s,])([A-Z][a-z]+)(?: [A-Z][a-z]+)? speaking\b/;
/** Beginnings of sentences that look like names. */
const NO_NAME =
  /^(?:The|That|This|It|Who|Yes|No|Hello|Hi|Not|Just|Are|English|Customer|Billing|Sales|Support|Your|Our|We)\b/;
const WORTH_WORDS = 4;

interface Found {
  sentences: readonly Sentence[];
  people: readonly number[];
  tags: readonly CallTag[];
  answers: readonly ProvedAnswer[];
  outcome: Outcome;
  compare: Compare;
}

/** Two or three sentences: who was reached, what was said in their own words, what came of it. Nothing that was not said. */
export function summarizeCall(call: CallToAnalyse, found: Found): string {
  const theirs = found.sentences.filter(
    ({ speaker, segment }) => speaker === "callee" && found.people.includes(segment),
  );
  if (theirs.length === 0) return [whoAnswered(call, null), ...unreachedSentences(call)].join(" ");
  const said = pickSaid(call, found, theirs);
  const name = theirs.map(({ text }) => nameIn(text)).find(Boolean) ?? null;
  const words = said.length > 0 ? `They said: ${said.map(({ text }) => quote(text)).join(" and ")}.` : null;
  return [whoAnswered(call, name), words, resultSentence(call, found)]
    .filter(Boolean)
    .join(" ")
    .replace(/([.!?]")\./g, "$1");
}

function nameIn(text: string): string | null {
  const match = NAME.exec(text);
  const name = match?.[1] ?? match?.[2];
  return name && !NO_NAME.test(name) ? name : null;
}

function whoAnswered(call: CallToAnalyse, name: string | null): string {
  if (call.direction === "inbound") return name ? `${name} called.` : "Somebody called.";
  if (name) return `${name} answered.`;
  if (call.answeredBy === "voicemail") return "A mailbox answered.";
  if (call.answeredBy === "ivr") return "A phone menu answered.";
  if (call.answeredBy === "screener") return "A call screener answered.";
  if (call.answeredBy === "fax") return "A fax machine answered.";
  return call.segments.some(({ speaker }) => speaker === "callee") ? "The call was answered." : "Nobody spoke.";
}

function unreachedSentences(call: CallToAnalyse): string[] {
  if (call.endReason === "voicemail_left") return ["A message was left.", "The purpose was not reached."];
  return call.direction === "inbound" ? ["Nothing was said."] : ["Nobody was reached."];
}

/** The sentences that prove the answers; without any, the one that the outcome rests on or that is nearest to the purpose. */
function pickSaid(call: CallToAnalyse, found: Found, theirs: readonly Sentence[]): Sentence[] {
  const byProof = found.answers.flatMap(({ evidence, proof }) =>
    theirs.filter(({ text, segment }) => text === proof && evidence.includes(segment)).slice(0, 1),
  );
  if (byProof.length > 0) return [...new Set(byProof)].slice(0, 2);
  const proving = theirs.filter(({ segment }) => found.outcome.segmentIndexes.includes(segment));
  const pool = proving.length > 0 ? proving : theirs.filter(({ text }) => text.split(/\s+/).length >= WORTH_WORDS);
  const ranked = pool
    .map((sentence) => ({
      sentence,
      score: found.compare(sentence.text, call.purpose) + (isStatement(sentence.text) ? 0.2 : 0),
    }))
    .sort((a, b) => b.score - a.score);
  return ranked.slice(0, 1).map(({ sentence }) => sentence);
}

function resultSentence(call: CallToAnalyse, { outcome, answers, tags }: Found): string {
  if (call.endReason === "transferred") return "The call was put through.";
  if (call.endReason === "message_taken") return "A message was taken.";
  const answered = answers.filter(({ value }) => value !== null).length;
  if (answers.length > 1 && outcome.result !== "achieved" && answered > 0) {
    return `${answered} of ${answers.length} questions ${answered === 1 ? "was" : "were"} answered.`;
  }
  if (outcome.result === "achieved")
    return answers.length > 0 ? "All questions were answered." : "The purpose was reached.";
  if (tags.includes("wrong_number")) return "It was the wrong number.";
  if (tags.includes("refused") || tags.includes("do_not_call")) return "They did not want the call.";
  if (tags.includes("callback_requested")) return "They asked for another call.";
  return outcome.result === "partly" ? "The purpose was reached in part." : "The purpose was not reached.";
}
