import type { Readable } from "node:stream";
import type { CsvRecord } from "../csv/create-csv-scanner.ts";
import type { importSources } from "../schemas.ts";
import { detectLayout, familyOf } from "./detect-layout.ts";
import type { HeaderFamily } from "./field.ts";
import type { AnalysedColumn, FileAnalysis } from "./file-analysis.ts";
import { findHeader } from "./find-header.ts";
import { guessByValues } from "./guess-by-values.ts";
import { areAll, couldSwapDays, readsDayFirst, typeOfValues } from "./look-at-values.ts";
import { matchHeaders } from "./match-headers.ts";
import { ownFieldName, snakeCase } from "./name-columns.ts";
import { readHead } from "./read-head.ts";

const ROWS_LOOKED_AT = 1000;
const LONGEST_SAMPLE = 120;

export interface AnalyseOptions {
  /** What the user said wrote the file. */
  source?: (typeof importSources)[number];
  kind?: "auto" | "calls" | "ad_spend";
}

/**
 * Looks at the first megabyte of a stored file (plain CSV): what wrote it, what each column is and how sure that is. Throws
 * ImportRefused for what is no table of calls at all; a table that lacks a date is one whose mapping can be mended.
 */
export async function analyseFile(open: () => Readable, options: AnalyseOptions = {}): Promise<FileAnalysis> {
  const head = await readHead(open);
  const { names, line, rows: found } = findHeader(head);
  const rows = found.filter((record) => !record.broken).slice(0, ROWS_LOOKED_AT);
  const layout = detectLayout(names, options.source ?? "auto", options.kind ?? "auto");
  const values = names.map((_, position) => valuesOf(rows, position));
  const columns = layout === "ad_spend" ? plainColumns(names, values) : readColumns(names, values, familyOf(layout));
  const dates = columns.flatMap(({ role, position }) => (isDate(role) ? values[position]! : []));
  const dayFirst = readsDayFirst(layout === "ad_spend" ? values.flat() : dates);
  const warnings: string[] = [];
  if (dayFirst === null && couldSwapDays(dates)) {
    warnings.push("Dates such as 03/04/2024 are read month first. Nothing in the file's beginning says otherwise.");
  }
  return {
    ...{ kind: layout === "ad_spend" ? "ad_spend" : "calls", layout, delimiter: head.delimiter },
    ...{ header: names, headerLine: line, columns, dayFirst: dayFirst ?? false, warnings },
    rows: rows.slice(0, 5).map((record) => names.map((_, position) => cutSample(record.fields[position] ?? ""))),
  };
}

const isDate = (role: AnalysedColumn["role"]) =>
  role.kind === "field" && (role.key === "called_at" || role.key === "called_date");

const cutSample = (text: string) => (text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE - 1)}…` : text);

/** Values of a column, without empty ones. */
function valuesOf(rows: readonly CsvRecord[], position: number): string[] {
  return rows.map((record) => (record.fields[position] ?? "").trim()).filter(Boolean);
}

/** Columns before anything is said about them: each would be kept as a field of the organization's own. */
function plainColumns(names: string[], values: string[][]): AnalysedColumn[] {
  const keys = customKeys(names);
  return names.map((header, position) => {
    const label = ownFieldName(header) ?? header;
    const custom = { key: keys[position]!, label, type: typeOfValues(values[position]!) };
    const samples = [...new Set(values[position])].slice(0, 5).map(cutSample);
    const hasValues = values[position]!.length > 0;
    return {
      position,
      header,
      samples,
      custom,
      hasValues,
      role: { kind: "custom", custom },
      confidence: 0.5,
      note: null,
    };
  });
}

function readColumns(names: string[], values: string[][], family: HeaderFamily): AnalysedColumn[] {
  const matches = matchHeaders(names, family);
  const columns = plainColumns(names, values);
  const mended = names.includes("line") && names.includes("reason");
  for (const column of columns) {
    const match = matches.get(column.position);
    if (mended && (column.header === "line" || column.header === "reason")) {
      Object.assign(column, {
        role: { kind: "ignored" },
        confidence: 1,
        note: "Written by Parley beside refused rows.",
      });
    } else if (match)
      Object.assign(column, { role: { kind: "field", key: match.field.key }, confidence: match.confidence });
    else if (ownFieldName(column.header)) column.confidence = 1;
    else if (family !== "generic" && isTag(values[column.position]!)) {
      Object.assign(column, { role: { kind: "tag" }, confidence: 0.5, note: "A tag, set where the cell says yes." });
    }
  }
  return guessByValues(columns, values, family);
}

/** Marks only, and at least one: CTM can export each tag as a column. A written "no" is an answer, so that is a field. */
const isTag = (values: string[]) => areAll(values, "mark") && values.some((value) => value !== "0");

/** `custom.` and the header in snake case. Of headers that become the same, the order of their spelling decides, not that of columns. */
function customKeys(names: readonly string[]): string[] {
  const keys: string[] = [];
  const taken = new Set<string>();
  const sorted = names.map((name, position) => ({ name, position })).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, position } of sorted) {
    const base = `custom.${snakeCase(ownFieldName(name) ?? name)}`;
    let key = base;
    for (let count = 2; taken.has(key); count++) key = `${base}_${count}`;
    taken.add(key);
    keys[position] = key;
  }
  return keys;
}
