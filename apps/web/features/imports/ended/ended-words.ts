import type { Format } from "@/lib/format.ts";
import type { ImportSummary } from "../import-wire.ts";
import { countOf } from "../kind-words.ts";

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

type Undoable = Pick<ImportSummary, "kind" | "rows_inserted" | "rows_updated">;

/** Exactly what goes when an import is undone. */
export function undoWords({ kind, rows_inserted, rows_updated }: Undoable, format: Pick<Format, "integer">): string {
  const count = (rows: number) => countOf(kind, rows, format.integer(rows));
  const parts = [
    rows_inserted > 0 ? `${count(rows_inserted)} that it brought ${rows_inserted === 1 ? "goes" : "go"}` : "",
    rows_updated > 0
      ? `${count(rows_updated)} that it changed ${rows_updated === 1 ? "returns to what it was" : "return to what they were"}`
      : "",
  ];
  return `${parts.filter(Boolean).join(", and ")}.`;
}

/** What went when an import was undone. */
export function undoneWords({ kind, rows_inserted, rows_updated }: Undoable, format: Pick<Format, "integer">): string {
  const count = (rows: number) => countOf(kind, rows, format.integer(rows));
  const parts = [
    rows_inserted > 0 ? `${count(rows_inserted)} that it had brought ${rows_inserted === 1 ? "is" : "are"} gone` : "",
    rows_updated > 0
      ? `${count(rows_updated)} that it had changed ${rows_updated === 1 ? "is as it was" : "are as they were"} before`
      : "",
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(", and ")}.` : "Nothing of it is left.";
}
