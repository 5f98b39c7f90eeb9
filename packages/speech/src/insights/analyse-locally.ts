import { personSegments } from "@parley/voice";
import type { CallInsights, CallToAnalyse, Embed } from "./call-insights.ts";
import { classifyIntents, type IntentGuess } from "./classify-intents.ts";
import { type Comparison, createCompare } from "./compare-texts.ts";
import { findAnswers } from "./find-answers.ts";
import { judgeCall } from "./judge-call.ts";
import { findNextStep } from "./next-step.ts";
import { scoreSentiment } from "./score-sentiment.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";
import { summarizeCall } from "./summarize-call.ts";
import { tagCall } from "./tags.ts";

/** A longer call's middle is compared by words alone: some 5 ms a sentence add up. */
const MAX_EMBEDDED = 400;

/**
 * Summary, next step, tags, sentiments, answers and outcome of a finished call, by rules and local models, the same every time.
 * Without `embed`, or when it fails, by words alone. English; in other languages only what needs no words is told.
 */
export async function analyseLocally(call: CallToAnalyse, embed: Embed | null): Promise<CallInsights> {
  const english = /^en\b/i.test(call.language ?? "en");
  const sentences = sentencesOf(call.segments);
  const people = personSegments(call.segments, call.answeredBy);
  const theirs = sentences.filter(({ speaker, segment }) => speaker === "callee" && people.includes(segment));
  const ours = call.questions.length > 0 ? sentences.filter(({ speaker }) => speaker !== "callee") : [];
  const asked = call.questions.flatMap(({ text, choices = [] }) => [text, ...choices]);
  const noted = call.agentAnswers.flatMap(({ value }) => (typeof value === "string" ? [value] : []));
  const spoken = [...theirs, ...ours].map(({ text }) => text).slice(0, MAX_EMBEDDED);
  const model = english && theirs.length > 0 ? embed : null;
  const comparison = await createCompare([call.purpose, ...asked, ...noted, ...spoken], model);
  const { compare } = comparison;

  const guesses = model ? await guessIntents(theirs, comparison, model) : new Map<Sentence, IntentGuess>();
  const tags = tagCall(call, sentences, people, guesses);
  const answers = findAnswers(call, sentences, people, compare);
  const outcome = judgeCall(call, answers);
  const found = { sentences, people, tags, answers, outcome, compare };
  return {
    summary: summarizeCall(call, found),
    nextStep: findNextStep(call, found),
    tags,
    sentiments: call.segments.map(({ text }) => (english ? scoreSentiment(text) : null)),
    answers: answers.map(({ key, value, evidence, by }) => ({ key, value, evidence, by })),
    outcome,
    by: "local",
    usage: [],
  };
}

async function guessIntents(sentences: readonly Sentence[], { vectorOf }: Comparison, embed: Embed) {
  const known = sentences.flatMap((sentence) => {
    const vector = vectorOf(sentence.text);
    return vector ? [{ sentence, vector }] : [];
  });
  const guesses = await classifyIntents(
    known.map(({ vector }) => vector),
    embed,
  ).catch(() => []);
  return new Map(guesses.map((guess, index) => [known[index]!.sentence, guess]));
}
