import type { CallQuestion, TranscriptSegment } from "@parley/voice";
import { expect } from "vitest";
import type { CallInsights, CallToAnalyse } from "../call-insights.ts";

const transcript = (lines: readonly string[]): TranscriptSegment[] =>
  lines.map((line, index) => {
    const [, speaker, text] = /^(\w+): (.*)$/.exec(line) as unknown as [string, "callee" | "agent", string];
    return { speaker, text, startMs: index * 4000, endMs: index * 4000 + 3000, confidence: 0.95, interrupted: false };
  });

export const question = (key: string, type: CallQuestion["type"], text: string, choices?: string[]): CallQuestion => ({
  key,
  type,
  text,
  choices,
});

/** A Saturday in Berlin. */
const SATURDAY = new Date("2026-11-21T14:00:00Z");

/** A call to a person in English, on a Saturday in Berlin; each line begins with who speaks: "callee: Hello?". */
export function call(lines: readonly string[], more: Partial<CallToAnalyse> = {}): CallToAnalyse {
  return {
    purpose: "Ask when the order arrives",
    questions: [],
    answeredBy: "human",
    direction: "outbound",
    agentAnswers: [],
    startedAt: SATURDAY,
    timezone: "Europe/Berlin",
    segments: transcript(lines),
    ...more,
  };
}

const valuesOf = (insights: CallInsights) => Object.fromEntries(insights.answers.map(({ key, value }) => [key, value]));

export interface AnalysedCall {
  name: string;
  call: CallToAnalyse;
  values?: Record<string, unknown>;
  evidence?: Record<string, number[]>;
  result: CallInsights["outcome"]["result"];
  tags?: string[];
  noTags?: string[];
  nextStep: RegExp | null;
  summary: RegExp;
}

/** Holds an analysis against what is expected of it. */
export function expectInsights(insights: CallInsights, of: AnalysedCall): void {
  if (of.values) expect(valuesOf(insights)).toEqual(of.values);
  for (const { key, evidence } of insights.answers) if (of.evidence?.[key]) expect(evidence).toEqual(of.evidence[key]);
  expect(insights.outcome.result).toBe(of.result);
  expect(insights.tags).toEqual(expect.arrayContaining(of.tags ?? []));
  for (const tag of of.noTags ?? []) expect(insights.tags).not.toContain(tag);
  if (of.nextStep === null) expect(insights.nextStep).toBeNull();
  else expect(insights.nextStep).toMatch(of.nextStep);
  expect(insights.summary).toMatch(of.summary);
  expect(insights.by).toBe("local");
}
