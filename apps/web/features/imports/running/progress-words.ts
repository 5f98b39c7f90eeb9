import type { ImportSummary } from "../import-wire.ts";

type Told = Pick<ImportSummary, "status" | "bytes_read" | "bytes_total" | "file_name" | "rows_rejected">;

/**
 * What a screen reader is told of an import while it is on the page: each state once, and of one that runs each quarter.
 * The text changes only then, so that it is read only then.
 */
export function progressWords(of: Told): string {
  switch (of.status) {
    case "queued":
      return `${of.file_name} waits for its turn.`;
    case "running": {
      const quarter = of.bytes_total > 0 ? Math.floor((4 * of.bytes_read) / of.bytes_total) : 0;
      return quarter === 0 ? `${of.file_name} is being imported.` : `${Math.min(quarter, 3) * 25} percent read.`;
    }
    case "paused":
      return "The import stopped and waits for your decision.";
    case "completed":
      return of.rows_rejected > 0 ? "The import has finished. Some rows were refused." : "The import has finished.";
    case "failed":
      return "The import failed.";
    case "canceled":
      return "The import was canceled.";
    case "undoing":
      return "The import is being undone.";
    case "undone":
      return "The import was undone.";
    case "review":
      return "";
  }
}
