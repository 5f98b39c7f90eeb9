import type { DimensionKind } from "../../dimensions/index.ts";
import type { TrackedStatus } from "./normalise-status.ts";

/** A tracked call as it is written to the database, whether it came from a file or from the demo generator. */
export interface TrackedCall {
  /** Derived from account id and call id: identity, public id and duplicate check in one. */
  id: string;
  direction: "inbound" | "outbound";
  status: TrackedStatus;
  /** Milliseconds since 1970. */
  calledAt: number;
  localDate: string;
  localHour: number;
  localDow: number;
  /** Digits of the E.164 number; null when withheld. */
  phone: number | null;
  personName: string | null;
  dimensions: Partial<Record<DimensionKind, string>>;
  durationSeconds: number | null;
  ringSeconds: number | null;
  talkSeconds: number | null;
  score: number | null;
  valueMinor: number | null;
  answered: boolean;
  humanAnswered: boolean;
  converted: boolean;
  spam: boolean;
  tags: string[];
  notes: string | null;
  /** Texts of the layout's columns, by position. */
  details: string[];
}
