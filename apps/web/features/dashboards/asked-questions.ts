import type { MetricQuestion } from "./filters/question.ts";

/** Questions by the id of their answer, so that an answer on screen can be asked for once more as a file. */
const asked = new Map<string, MetricQuestion>();
const MOST = 500;

export function rememberQuestion(queryId: string, question: MetricQuestion): void {
  asked.delete(queryId);
  asked.set(queryId, question);
  if (asked.size > MOST) asked.delete(asked.keys().next().value ?? "");
}

/** Undefined for an answer that this page did not ask for. */
export function questionOfAnswer(queryId: string): MetricQuestion | undefined {
  return asked.get(queryId);
}
