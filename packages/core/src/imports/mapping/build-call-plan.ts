import { ImportRefused } from "../import-refused.ts";
import type { CallField, CallPlan, CustomColumn, DetailColumn } from "../plan.ts";
import { type ColumnDecisions, decideRoles } from "./decide-roles.ts";
import { fieldOf, fields, nameOfCallField } from "./fields.ts";
import type { AnalysedColumn, FileAnalysis } from "./file-analysis.ts";

/** Fields of which the call holds the text itself; of all others the file's own wording is kept too. */
const HELD = new Set<CallField>([
  ...(["medium", "campaign", "keyword", "agent", "city", "state", "country", "device", "browser"] as const),
  ...(["adGroup", "adNetwork", "notes", "transcript", "otherTranscript", "transcriptLanguage"] as const),
]);

/** A field whose text gives way to another's, so that it is held only where the other is not there. */
const GIVES_WAY: Partial<Record<CallField, CallField>> = { agent: "csrName", otherTranscript: "transcript" };

export interface PlanDecisions {
  columns?: ColumnDecisions;
  /** 03/04/2024 is the 3rd of April. */
  dayFirst?: boolean;
}

/**
 * Decides how a file of calls is read, by what was seen and what the user said. Throws ImportRefused when it lacks a date or what tells
 * one call from another, and `invalid_input` for decisions that do not fit the file.
 */
export function buildCallPlan(analysis: FileAnalysis, decisions: PlanDecisions = {}): CallPlan {
  const roles = decideRoles(analysis, decisions.columns);
  const columns = engineColumns(roles);
  const missing = missingIn(columns);
  if (missing.length > 0) throw new ImportRefused(missingSentence(missing, analysis.header));

  const read = new Map(Object.entries(columns).map(([field, position]) => [position, field as CallField]));
  const details: DetailColumn[] = [];
  const customFields: CustomColumn[] = [];
  const tagColumns: CallPlan["tagColumns"] = [];
  for (const { role, position, header, hasValues } of roles) {
    if (role.kind === "kept") details.push({ position, key: role.key });
    else if (role.kind === "tag") tagColumns.push({ position, tag: header });
    else if (role.kind === "custom") {
      details.push({ position, key: role.custom.key });
      // Exports end in separators: a column without name and values is kept, but is nobody's field.
      if (hasValues) customFields.push(role.custom);
      else if (!/^column \d+$/.test(header)) customFields.push({ ...role.custom, unseen: true });
    } else if (role.kind === "field" && !isHeld(read.get(position), columns)) {
      details.push({ position, key: role.key });
    }
  }
  const mapping = Object.fromEntries(
    roles.map(({ role, position, header }) => {
      const field = read.get(position);
      return [header, field ? nameOfCallField(field) : role.kind === "tag" ? "tags" : null];
    }),
  );
  return {
    ...{ kind: "calls", layout: analysis.layout, delimiter: analysis.delimiter, header: analysis.header },
    ...{ headerLine: analysis.headerLine, columns, tagColumns, details, customFields, mapping },
    dayFirst: decisions.dayFirst ?? analysis.dayFirst,
    warnings: [...(decisions.dayFirst === undefined ? analysis.warnings : []), ...warningsOf(roles, columns)],
  };
}

/** Positions of what the engine reads; of fields that say the same, the first of the catalogue. */
function engineColumns(roles: readonly AnalysedColumn[]): CallPlan["columns"] {
  const places = new Map(roles.flatMap(({ role, position }) => (role.kind === "field" ? [[role.key, position]] : [])));
  const columns: CallPlan["columns"] = {};
  for (const { key, call } of fields) {
    const position = places.get(key);
    if (call && position !== undefined) columns[call] ??= position;
  }
  return columns;
}

/** What a file of calls cannot do without and this one lacks, in words. */
function missingIn(columns: CallPlan["columns"]): string[] {
  const missing: string[] = [];
  const { dateTime, date, unixTime, callId, phone, trackingNumber } = columns;
  if ((dateTime ?? date ?? unixTime) === undefined) missing.push("a date (DateTime, or Date and Time)");
  if ((callId ?? phone ?? trackingNumber) === undefined) {
    missing.push("a call id (CallId or Call Id), or at least the caller's number");
  }
  return missing;
}

function missingSentence(missing: string[], header: readonly string[]): string {
  const found = header.map((name) => name.slice(0, 40));
  const shown = found.slice(0, 8).join(", ") + (found.length > 8 ? ` and ${found.length - 8} more` : "");
  return `The file has no column for ${missing.join(" and none for ")}. Its columns are: ${shown}.`;
}

function isHeld(field: CallField | undefined, columns: CallPlan["columns"]): boolean {
  if (field === undefined || !HELD.has(field)) return false;
  const other = GIVES_WAY[field];
  return other === undefined || columns[other] === undefined;
}

function warningsOf(roles: readonly AnalysedColumn[], columns: CallPlan["columns"]): string[] {
  const warnings: string[] = [];
  for (const { role, header, confidence } of roles) {
    if (role.kind !== "field" || confidence > 0.6) continue;
    warnings.push(`'${header}' was taken for ${fieldOf(role.key)!.label.toLowerCase()} by what stands in it.`);
  }
  if (columns.callId === undefined) {
    const timeless = columns.dateTime === undefined && columns.unixTime === undefined && columns.time === undefined;
    warnings.push(
      timeless
        ? "The file has no call id and no time of day, so calls of one caller on one day count as one call."
        : "The file has no call id, so a call is known by its caller, tracking number and start.",
    );
  }
  return warnings;
}
