import type { components, paths } from "@parley/sdk";

/** An import as the public API says it. */
export type ImportSummary = components["schemas"]["Import"];
export type ImportStatus = ImportSummary["status"];

/** Where and why an import waits for a decision. */
export type ImportStop = NonNullable<ImportSummary["stop"]>;

/** How a file under review would be read. */
export type ImportMapping = components["schemas"]["ImportMapping"];
export type ImportField = ImportMapping["fields"][number];
export type FileColumn = ImportMapping["columns"][number];

type RejectedPage = paths["/api/v1/imports/{id}/rejected_rows"]["get"]["responses"][200]["content"]["application/json"];
export type RejectedRow = RejectedPage["data"][number];

/** Something happens with it by itself. */
export function isBusy({ status }: Pick<ImportSummary, "status">): boolean {
  return status === "queued" || status === "running" || status === "undoing";
}

/** Rows of the file that are in the organization's data, whether this import brought them or not. */
export function landedRows(of: Pick<ImportSummary, "status" | "rows_inserted" | "rows_updated" | "rows_unchanged">) {
  return of.status === "undone" ? 0 : of.rows_inserted + of.rows_updated + of.rows_unchanged;
}
