import type { AnsweredBy, CallQuestion, EndReason, Outcome, TranscriptSegment, UsageRecord } from "@parley/voice";
import type { CallTag } from "./tags.ts";

export type AnswerValue = string | number | boolean | null;

/** What the agent wrote down with its tool answer_question while the call went on. */
export interface AgentAnswer {
  key: string;
  value: AnswerValue;
}

/** A call that is over, as its record tells. */
export interface CallToAnalyse {
  purpose: string;
  questions: readonly CallQuestion[];
  answeredBy: AnsweredBy;
  direction: "outbound" | "inbound";
  segments: readonly TranscriptSegment[];
  agentAnswers: readonly AgentAnswer[];
  /** When the call began: what "tomorrow" counts from. */
  startedAt: Date;
  /** IANA zone of the call, such as "Europe/Berlin". */
  timezone: string;
  endReason?: EndReason;
  /** BCP 47; "en" by default. */
  language?: string;
}

export interface CallAnswer {
  key: string;
  /**
   * Of the question's type: a finite number, a boolean, one of the choices, a text (the callee's own sentence), or a date: local
   * "2026-11-24", with a time "2026-11-24T15:00:00+01:00". Null: not answered.
   */
  value: AnswerValue;
  /** Positions of the segments that prove it; empty only when the value is null. */
  evidence: number[];
  /** Written down by the agent during the call, or read from the transcript afterwards. */
  by: "agent" | "after";
}

/** What a call leaves behind. Everything in it can be pointed at in the transcript. */
export interface CallInsights {
  /** Two or three sentences. */
  summary: string;
  nextStep: string | null;
  tags: CallTag[];
  /** One a segment, -1 to 1; null where too little was said. */
  sentiments: (number | null)[];
  /** One a question, in the questions' order. */
  answers: CallAnswer[];
  outcome: Outcome;
  /** The model's name, or "local". */
  by: string;
  /** What a model was paid for; empty when nothing was. */
  usage: UsageRecord[];
}

/** Turns texts into vectors; what `createEmbedder` gives. */
export type Embed = (texts: readonly string[]) => Promise<Float32Array[]>;
