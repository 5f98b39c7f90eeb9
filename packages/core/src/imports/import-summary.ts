import type { ImportStop, imports } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { paceOf } from "./import-pace.ts";
import type { importKinds, importStatuses } from "./schemas.ts";

/** An import as people and the API see it. rowsRead = inserted + updated + unchanged + rejected, at any moment. */
export interface ImportSummary {
  id: string;
  fileName: string;
  kind: (typeof importKinds)[number];
  status: (typeof importStatuses)[number];
  source: string;
  /** What the file turned out to be; null until its header was read. */
  layout: string | null;
  timezone: string;
  currency: string;
  bytesTotal: number;
  bytesRead: number;
  rowsRead: number;
  rowsInserted: number;
  rowsUpdated: number;
  rowsUnchanged: number;
  rowsRejected: number;
  /** Of the run so far; null before it and where it was too short to tell. */
  rowsPerSecond: number | null;
  /** Until its end at the pace so far; null unless it runs. */
  secondsLeft: number | null;
  /** Each header of the file and what it is read as; null when its texts are only kept. */
  mapping: Record<string, string | null>;
  warnings: string[];
  /** Why it failed, for people. */
  failure: string | null;
  /** Where and why it waits for the user to decide; null unless it is paused. */
  stop: Omit<ImportStop, "passed"> | null;
  /** Connection that brought the file. */
  sourceId: string | null;
  /** Import whose refused rows these are, mended. */
  mendsId: string | null;
  /** Until when it can be undone; null when there is nothing to undo. */
  undoUntil: Date | null;
  undoneAt: Date | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

export type ImportRow = typeof imports.$inferSelect;

/** How long an import can be undone after its end. */
export const UNDO_DAYS = 30;

/** `now` is what the pace of an import that runs is counted up to; without it, its pace is left out. */
export function summarizeImport(row: ImportRow, now?: Date): ImportSummary {
  const { organizationId: _, id, storageKey: _key, createdBy: _by, plan: _plan, ...rest } = row;
  return {
    ...rest,
    id: encodeId("imp", id),
    kind: row.kind as ImportSummary["kind"],
    status: row.status as ImportSummary["status"],
    ...paceOf(row, now),
    stop: row.status === "paused" && row.stop ? withoutPassed(row.stop) : null,
    sourceId: row.sourceId && encodeId("src", row.sourceId),
    mendsId: row.mendsId && encodeId("imp", row.mendsId),
    undoUntil: undoUntil(row),
  };
}

const withoutPassed = ({ passed: _, ...stop }: ImportStop) => stop;

function undoUntil({ status, finishedAt, rowsInserted, rowsUpdated }: ImportRow): Date | null {
  const ended = status === "completed" || status === "failed" || status === "canceled";
  if (!ended || !finishedAt || rowsInserted + rowsUpdated === 0) return null;
  return new Date(finishedAt.getTime() + UNDO_DAYS * 86_400_000);
}
