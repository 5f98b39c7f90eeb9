import type { HeaderFamily } from "./field.ts";
import type { AnalysedColumn } from "./file-analysis.ts";
import { guessByValues } from "./guess-by-values.ts";
import { areAll } from "./look-at-values.ts";
import { isPartOfKnown, matchHeaders } from "./match-headers.ts";
import { ownFieldName, snakeCase } from "./name-columns.ts";
import { plainColumns } from "./plain-columns.ts";

type Reading = Pick<AnalysedColumn, "role" | "confidence" | "note">;

/** What each column of a file of calls is, by its header and by what stands in it (`values`: of each column, without empty ones). */
export function readColumns(
  names: readonly string[],
  values: readonly string[][],
  family: HeaderFamily,
): AnalysedColumn[] {
  const matches = matchHeaders(names, family);
  const mended = names.includes("line") && names.includes("reason");

  function read({ header, position, role, confidence }: AnalysedColumn): Reading {
    if (mended && (header === "line" || header === "reason")) {
      return { role: { kind: "ignored" }, confidence: 1, note: "Written by Parley beside refused rows." };
    }
    const match = matches.get(position);
    if (match) return { role: { kind: "field", key: match.field.key }, confidence: match.confidence, note: null };
    if (ownFieldName(header)) return { role, confidence: 1, note: null };
    if (isPartOfKnown(header, family)) {
      return { role: { kind: "kept", key: snakeCase(header) }, confidence: 0.9, note: "Kept as it stands." };
    }
    if ((family === "ctm" || family === "callrail") && isTag(values[position]!)) {
      return { role: { kind: "tag" }, confidence: 0.5, note: "A tag, set where the cell says yes." };
    }
    return { role, confidence, note: null };
  }

  const columns = plainColumns(names, values).map((column) => ({ ...column, ...read(column) }));
  return guessByValues(columns, values, family);
}

/** Marks only, and at least one: a CSV can have a column for each tag. A written "no" is an answer, so that is a field. */
const isTag = (values: string[]) => areAll(values, "mark") && values.some((value) => value !== "0");
