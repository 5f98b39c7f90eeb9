import { type CallQuestion, isNoAnswer, isStatement } from "@parley/voice";
import type { AgentAnswer, AnswerValue, CallAnswer, CallToAnalyse } from "./call-insights.ts";
import { type Compare, wordOverlap } from "./compare-texts.ts";
import { proveAnswer } from "./prove-answer.ts";
import { readAnswer } from "./read-answer.ts";
import type { Sentence } from "./sentences.ts";

/** From here on the agent's sentence asks this question, and a sentence said unasked is about it. */
const ASKS = 0.45;
const VOLUNTEERED = 0.5;
/** "Actually, Wednesday": what was said before no longer counts. */
const CORRECTS =
  /^(?:no\b|nope|actually|sorry|wait|oh|correction|i mean|hold on)|\b(?:actually|i meant?|correction|make that|instead)\b/i;
/** "Twelve Oak Street, is that right?" still asks the question before it. */
const READS_BACK =
  /\b(?:(?:is|was) (?:that|this|it) (?:right|correct)|right\?|correct\?|did i (?:get|hear|understand))/i;
/** An answer that comes after other questions repeats this share of the question's words: "yeah, it's ready". */
const REPEATS = 0.4;
const ASKING = /\?|\b(?:tell me|let me know|like to know|wanted to (?:ask|know)|find out|could you|can you)\b/i;

interface Candidate {
  value: AnswerValue;
  evidence: number[];
  /** The sentence that holds it. */
  proof: string;
}

export type ProvedAnswer = CallAnswer & { proof: string | null };

/**
 * An answer for each question, in order. What the agent wrote down during the call is taken when the other side's words bear it out;
 * otherwise the transcript is read: what was said after the question was asked, or is plainly about it. Later corrections win.
 */
export function findAnswers(
  call: CallToAnalyse,
  sentences: readonly Sentence[],
  people: readonly number[],
  compare: Compare,
) {
  const asked = traceQuestions(call.questions, sentences, compare);
  const said = sentences.flatMap((sentence, index) =>
    sentence.speaker === "callee" && people.includes(sentence.segment) ? [{ ...sentence, asked: asked[index]! }] : [],
  );
  return call.questions.map((question, index): ProvedAnswer => {
    const noted = call.agentAnswers.findLast(({ key }) => key === question.key);
    const proved = noted && takeNoted(noted, question, call, said, compare);
    if (proved) return { key: question.key, ...proved, by: "agent" };
    const read =
      readQuestion(question, index, said, call, compare) ?? readUnasked(question, index, said, call, compare);
    if (!read) return { key: question.key, value: null, evidence: [], by: "after", proof: null };
    return { key: question.key, ...read, by: "after" };
  });
}

interface Asked {
  /** Questions that the agent's last asking turns put, and the segment where it did. */
  open: ReadonlyMap<number, number>;
  /** Those of the very last question of the agent's. */
  direct: ReadonlySet<number>;
}

/** For every sentence, which questions stand in the room when it is said. */
function traceQuestions(questions: readonly CallQuestion[], sentences: readonly Sentence[], compare: Compare): Asked[] {
  let open = new Map<number, number>();
  let direct = new Set<number>();
  let turn = -1;
  return sentences.map(({ speaker, text, segment }) => {
    if (speaker !== "callee" && ASKING.test(text)) {
      const put = questions.flatMap((question, index) => (compare(text, question.text) >= ASKS ? [index] : []));
      const best = Math.max(0, ...put.map((index) => compare(text, questions[index]!.text)));
      const meant = put.filter((index) => compare(text, questions[index]!.text) > best - 0.1);
      if (turn !== segment && !(meant.length === 0 && READS_BACK.test(text))) direct = new Set();
      for (const index of meant) direct.add(index);
      // A question that nobody asked for ("is that right?") is a word about the one before.
      if (meant.length > 0) open = turn === segment ? new Map(open) : new Map();
      for (const index of meant) open.set(index, segment);
      turn = segment;
    }
    return { open, direct };
  });
}

/** "I can't on Thursday, can we move it?": what stands before the question back is said. */
const QUESTION_BACK =
  /,\s*(?:(?:so|but|and) )?(?:can|could|would|should|is|are|do|does|what|when|how|which|right|okay|ok)\b[^,]*\?$/i;

type Said = Sentence & { asked: Asked };

function readQuestion(
  question: CallQuestion,
  index: number,
  said: readonly Said[],
  call: CallToAnalyse,
  compare: Compare,
): Candidate | null {
  let found: (Candidate & { asked: boolean }) | null = null;
  for (const sentence of said) {
    const askedAt = sentence.asked.open.get(index);
    const direct = sentence.asked.direct.has(index);
    const counted = question.type === "number" || question.type === "date";
    const repeats = wordOverlap(sentence.text, question.text) >= REPEATS;
    const asked = askedAt !== undefined && (direct || counted || repeats);
    if (!asked && (!isStatement(sentence.text) || compare(sentence.text, question.text) < VOLUNTEERED)) continue;
    const text = sentence.text.replace(QUESTION_BACK, "");
    if (isNoAnswer(text) || text.endsWith("?")) continue;
    const context = {
      startedAt: call.startedAt,
      timezone: call.timezone,
      compare,
      asked: direct || (asked && repeats),
    };
    const value = readAnswer(text, question, context);
    if (value === null) continue;
    const wins = !found || (asked && !found.asked) || (asked && CORRECTS.test(sentence.text));
    if (!wins) continue;
    const needsQuestion = asked && askedAt !== undefined && needsItsQuestion(sentence.text, question.type);
    const evidence = needsQuestion ? [askedAt, sentence.segment] : [sentence.segment];
    found = { value, evidence, proof: sentence.text, asked };
  }
  return found && { value: found.value, evidence: found.evidence, proof: found.proof };
}

/** Callers say what they come for before anybody asks: "I'd like a table for six on Friday". */
const WISHES =
  /\b(?:i(?:'d| would) (?:like|love)|i (?:want|need)|we(?:'d| would) like|we (?:want|need)|can i|could i|looking for|(?:i'm|i am) calling)\b/i;

/**
 * Of a call that came in: a number or a date in the caller's wish, for a question that was never asked, where only one question wants
 * such a thing, so that there is no doubt which one it answers.
 */
function readUnasked(
  question: CallQuestion,
  index: number,
  said: readonly Said[],
  { questions, direction, startedAt, timezone }: CallToAnalyse,
  compare: Compare,
): Candidate | null {
  const typed = question.type === "number" || question.type === "date";
  const alone = questions.filter(({ type }) => type === question.type).length === 1;
  if (direction !== "inbound" || !typed || !alone || said.some(({ asked }) => asked.open.has(index))) return null;
  for (const { text, segment } of said) {
    const value = WISHES.test(text) ? readAnswer(text, question, { startedAt, timezone, compare, asked: false }) : null;
    if (value !== null) return { value, evidence: [segment], proof: text };
  }
  return null;
}

/** "Twelve." proves nothing without what was asked, and "No, we have none." neither; "No, sorry, six people." does. */
const needsItsQuestion = (text: string, type: CallQuestion["type"]) =>
  !isStatement(text) ||
  text.split(/\s+/).length <= (type === "boolean" && /^(?:yes|yeah|yep|no|nope)\b/i.test(text) ? 5 : 3);

/** What the agent wrote down, when it has the question's type and the other side's words bear it out. */
function takeNoted(
  noted: AgentAnswer,
  question: CallQuestion,
  call: CallToAnalyse,
  said: readonly Said[],
  compare: Compare,
) {
  const lines = said.map(({ segment, text }) => ({ segment, text }));
  return proveAnswer(noted.value, question, lines, {
    startedAt: call.startedAt,
    timezone: call.timezone,
    compare,
    asked: true,
  });
}
