import type { ImportSummary } from "../import-wire.ts";

/** The heading over what came of an import. */
export function endedTitle(status: ImportSummary["status"]): string {
  if (status === "failed") return "This file was not imported";
  if (status === "canceled") return "The import was canceled";
  return "The import has finished";
}

/** What to do after a failure. */
export function failureAdvice(of: Pick<ImportSummary, "rows_inserted" | "rows_updated">): string {
  return of.rows_inserted + of.rows_updated > 0
    ? "What was written before stays and can be undone. Import the file again to complete it; nothing is doubled."
    : "Nothing was written. Mend the file and import it again.";
}
