import type { DimensionKind } from "../../dimensions/index.ts";

export type SeededStatus =
  | ("answered" | "missed" | "abandoned" | "voicemail" | "busy" | "failed" | "completed_ivr" | "in_progress")
  | ("blocked" | "queued" | "scheduled" | "ringing" | "completed" | "no_answer" | "canceled");

/** A call with everything that some measure or dimension looks at; dictionaries as the texts that were tracked. */
export interface AnyCall {
  id: string;
  kind: "tracked" | "ai";
  direction: "inbound" | "outbound";
  status: SeededStatus;
  /** ISO instant. */
  at: string;
  /** Digits of the E.164 number; null: withheld. */
  phone: number | null;
  personName: string | null;
  texts: Partial<Record<DimensionKind, string>>;
  durationSeconds: number | null;
  ringSeconds: number | null;
  talkSeconds: number | null;
  score: number | null;
  valueMinor: number | null;
  costMicrodollars: number | null;
  answered: boolean;
  humanAnswered: boolean;
  converted: boolean;
  spam: boolean;
  tags: string[];
  notes: string | null;
  transcript: string | null;
  /** Cells of columns that Parley has no field for, as the file had them; `layout` is which of two files it came in. */
  cells: Record<string, string>;
  layout: 1 | 2;
  /** Of an AI call. `turnsMs`: how long the callee waited for each of the agent's answers. */
  ai: { language: string; answeredBy: string | null; outcome: string | null; ended: boolean; turnsMs: number[] } | null;
}
