import { ParleyError } from "@parley/sdk";
import type { FileColumn } from "../import-wire.ts";
import { wordsFor } from "../words-for.ts";

export interface ReviewProblems {
  /** By header. */
  columns: Map<string, string>;
  /** By name of the setting: timezone, currency, save_as. */
  settings: Map<string, string>;
  /** What belongs to no column and no setting. */
  general: string[];
}

const SETTINGS = new Set(["timezone", "currency", "save_as"]);

/** Why the server did not start an import, each reason at its place. */
export function problemsOf(error: unknown): ReviewProblems {
  const problems: ReviewProblems = { columns: new Map(), settings: new Map(), general: [] };
  if (!error) return problems;
  const fields = error instanceof ParleyError ? error.fields : [];
  if (error instanceof ParleyError && error.code === "mapping_name_taken") {
    problems.settings.set("save_as", error.message);
    return problems;
  }
  for (const { pointer, message } of fields) {
    const [, place = "", ...rest] = pointer.split("/");
    const header = rest.join("/").replaceAll("~1", "/").replaceAll("~0", "~");
    if (place === "columns" && header) problems.columns.set(header, message);
    else if (SETTINGS.has(place)) problems.settings.set(place, message);
    else problems.general.push(message);
  }
  if (fields.length === 0) problems.general.push(wordsFor(error));
  return problems;
}

/** Splits what was seen in the file into what names one of its columns, in quotes, and the rest. */
export function placeProblems(texts: string[], columns: FileColumn[]): Pick<ReviewProblems, "columns" | "general"> {
  const placed = { columns: new Map<string, string>(), general: [] as string[] };
  for (const text of texts) {
    const quoted = /["“'‘]([^"”'’]+)["”'’]/.exec(text)?.[1];
    const column = columns.find(({ header }) => header === quoted);
    if (column) placed.columns.set(column.header, text);
    else placed.general.push(text);
  }
  return placed;
}
