import { type FieldError, invalidInput } from "@parley/platform";
import { fieldOf } from "./fields.ts";
import type { AnalysedColumn, ColumnRole, FileAnalysis } from "./file-analysis.ts";

/** By header: a field's key, or `custom` (kept as a field of one's own), `tag`, `keep` or `ignore`. Headers not named stay as suggested. */
export type ColumnDecisions = Record<string, string>;

/**
 * The columns as the user wants them. A field that the user gives to one column is taken from the column that it was suggested for.
 * Throws `invalid_input`, naming the header, for one that the file does not have, an unknown field and a field given twice.
 */
export function decideRoles(analysis: FileAnalysis, decisions: ColumnDecisions = {}): AnalysedColumn[] {
  const errors: FieldError[] = [];
  const decided = new Map<string, ColumnRole>();
  const owner = new Map<string, string>();
  const columns = new Map(analysis.columns.map((column) => [column.header, column]));
  for (const [name, wanted] of Object.entries(decisions)) {
    const header = name.trim();
    const refuse = (message: string) => errors.push({ pointer: pointerTo(name), message });
    const column = columns.get(header);
    if (!column) {
      refuse(`The file has no column '${header}'.`);
      continue;
    }
    const role = roleOf(column, wanted);
    if (!role) refuse(`There is no field '${wanted}'. Choose one of the list, or custom, tag, keep or ignore.`);
    else if (role.kind === "field" && owner.has(role.key)) {
      refuse(`'${header}' and '${owner.get(role.key)}' are both to be ${fieldOf(role.key)!.label}. Choose one.`);
    } else {
      if (role.kind === "field") owner.set(role.key, header);
      decided.set(header, role);
    }
  }
  if (errors.length > 0) throw invalidInput(errors, errors[0]!.message);
  return analysis.columns.map((column) => {
    const role = decided.get(column.header);
    if (role) return { ...column, role };
    const taken = column.role.kind === "field" && owner.has(column.role.key);
    return taken ? { ...column, role: { kind: "custom", custom: column.custom } } : column;
  });
}

function roleOf(column: AnalysedColumn, wanted: string): ColumnRole | null {
  if (wanted === "custom") return { kind: "custom", custom: column.custom };
  if (wanted === "tag") return { kind: "tag" };
  if (wanted === "keep") {
    return column.role.kind === "kept" ? column.role : { kind: "kept", key: column.custom.key };
  }
  if (wanted === "ignore") return { kind: "ignored" };
  const field = fieldOf(wanted);
  return field ? { kind: "field", key: field.key } : null;
}

/** JSON pointer (RFC 6901) to the decision about a header. */
export const pointerTo = (header: string) => `/columns/${header.replaceAll("~", "~0").replaceAll("/", "~1")}`;
