import type { Readable } from "node:stream";
import { detectEncoding, NotTextError, type TextEncodingName } from "../csv/detect-encoding.ts";
import { readCsv } from "../csv/read-csv.ts";
import { type ColumnMap, type Field, guessColumns } from "../normalise/guess-columns.ts";
import { type Layout, planLayout } from "../normalise/plan-layout.ts";

/** The file cannot be imported at all. The message is shown to people as the import's failure. */
export class ImportRefused extends Error {}

export interface ImportPlan {
  encoding: TextEncodingName;
  header: string[];
  headerLine: number;
  columns: ColumnMap;
  layout: Layout;
  layoutName: "ctm" | "callrail" | "generic";
  mapping: Record<string, string | null>;
  warnings: string[];
}

/** Looks at the whole file's encoding and at its header before anything is written. Throws ImportRefused. */
export async function planImport(open: () => Readable): Promise<ImportPlan> {
  const encoding = await detectEncoding(open()).catch((error: unknown) => {
    throw error instanceof NotTextError ? new ImportRefused(error.message) : error;
  });
  const { header, line, hasRows } = await readHeader(open(), encoding);
  const columns = guessColumns(header);
  const missing: string[] = [];
  if (columns.dateTime === undefined && columns.date === undefined) missing.push("a date (DateTime, or Date and Time)");
  if (columns.callId === undefined) missing.push("a call id (CallId or Call Id)");
  if (missing.length > 0) {
    const found = header.map((name) => name.trim().slice(0, 40)).filter(Boolean);
    const shown = found.slice(0, 8).join(", ") + (found.length > 8 ? ` and ${found.length - 8} more` : "");
    throw new ImportRefused(`The file has no column for ${missing.join(" and none for ")}. Its columns are: ${shown}.`);
  }
  if (!hasRows) throw new ImportRefused("The file has a header but no rows.");
  const warnings =
    encoding === "windows-1252"
      ? ["The file is not UTF-8 and was read as Windows-1252. Check names with accents."]
      : [];
  return {
    ...{ encoding, header, headerLine: line, columns, warnings },
    layout: planLayout(header, columns),
    layoutName: nameLayout(header),
    mapping: describe(header, columns),
  };
}

async function readHeader(content: Readable, encoding: TextEncodingName) {
  let first: { header: string[]; line: number } | null = null;
  for await (const { records } of readCsv(content, encoding)) {
    const rows = [...records];
    if (!first && rows.length > 0) {
      const record = rows.shift()!;
      if (record.broken)
        throw new ImportRefused("The first line has a quote that is never closed, so it is no header.");
      first = { header: record.fields, line: record.line };
    }
    if (first && rows.length > 0) return { ...first, hasRows: true };
  }
  if (!first) throw new ImportRefused("This file is empty.");
  return { ...first, hasRows: false };
}

function nameLayout(header: string[]): ImportPlan["layoutName"] {
  const names = new Set(header.map((name) => name.trim()));
  if (names.has("Tracking Source") || names.has("Customer #")) return "ctm";
  return names.has("Customer Phone Number") ? "callrail" : "generic";
}

function describe(header: string[], columns: ColumnMap): Record<string, string | null> {
  const fieldOf = new Map((Object.keys(columns) as Field[]).map((field) => [columns[field], field]));
  const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(
    header.map((name, index) => {
      const field = fieldOf.get(index);
      return [name.trim(), field === undefined ? null : snake(field)];
    }),
  );
}
