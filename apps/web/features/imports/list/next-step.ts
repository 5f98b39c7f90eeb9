import type { ImportSummary } from "../import-wire.ts";

type Asked = Pick<ImportSummary, "status" | "rows_rejected" | "undo_until" | "rows_inserted" | "rows_updated">;

export type NextStep = "review" | "watch" | "decide" | "mend" | "undo" | "look" | "again";

/** What a person would do with an import now: the first of several. */
export function nextStep(of: Asked, now: Date): NextStep {
  switch (of.status) {
    case "review":
      return "review";
    case "queued":
    case "running":
    case "undoing":
      return "watch";
    case "paused":
      return "decide";
    case "failed":
      return of.rows_rejected > 0 ? "mend" : "again";
    case "undone":
      return "look";
    case "completed":
    case "canceled":
      if (of.rows_rejected > 0) return "mend";
      return canUndo(of, now) ? "undo" : "look";
  }
}

/** Whether an import can be undone: there is something of it, and its time has not run out. */
export function canUndo(of: Asked, now: Date): boolean {
  const hasEnded = of.status === "completed" || of.status === "canceled" || of.status === "failed";
  const wrote = of.rows_inserted + of.rows_updated > 0;
  return hasEnded && wrote && of.undo_until !== null && new Date(of.undo_until) > now;
}
