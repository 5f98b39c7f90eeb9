import type { FileColumn } from "../import-wire.ts";

/** What a column is read as: the key of a field, or one of these two. */
export const CUSTOM = "custom";
export const IGNORE = "ignore";

/** Several columns may be tags; every other field is read from one. */
const SHARED_FIELDS = new Set(["tags"]);

/** What the user chose, by header. Columns that are not in it are read as suggested. */
export type Decisions = ReadonlyMap<string, string>;

export function suggestionFor({ field, custom }: Pick<FileColumn, "field" | "custom">): string {
  return field ?? (custom ? CUSTOM : IGNORE);
}

export function choiceFor(column: FileColumn, decisions: Decisions): string {
  return decisions.get(column.header) ?? suggestionFor(column);
}

/** The decisions with one more; choosing what was suggested takes it back. */
export function decide(decisions: Decisions, column: FileColumn, choice: string): Decisions {
  const next = new Map(decisions);
  if (choice === suggestionFor(column)) next.delete(column.header);
  else next.set(column.header, choice);
  return next;
}

/** A saved mapping as decisions about this file: headers that the file lacks are passed over. */
export function decisionsOf(saved: Record<string, string>, columns: FileColumn[]): Decisions {
  const known = new Map(Object.entries(saved));
  let decisions: Decisions = new Map();
  for (const column of columns) {
    const choice = known.get(column.header);
    if (choice !== undefined) decisions = decide(decisions, column, choice);
  }
  return decisions;
}

/** Columns that are read as the same field, each with the header of the other. Only one of them can be. */
export function doubledColumns(columns: FileColumn[], decisions: Decisions): Map<string, string> {
  const first = new Map<string, string>();
  const doubled = new Map<string, string>();
  for (const column of columns) {
    const choice = choiceFor(column, decisions);
    if (choice === CUSTOM || choice === IGNORE || SHARED_FIELDS.has(choice)) continue;
    const other = first.get(choice);
    if (other === undefined) first.set(choice, column.header);
    else {
      doubled.set(column.header, other);
      doubled.set(other, column.header);
    }
  }
  return doubled;
}
