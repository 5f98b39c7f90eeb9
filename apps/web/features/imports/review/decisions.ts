import type { FileColumn } from "../import-wire.ts";

/** What a column is read as: the key of a field, or one of these. */
export const CUSTOM = "custom";
export const IGNORE = "ignore";
export const TAG = "tag";
export const KEEP = "keep";

const NOT_FIELDS = new Set([CUSTOM, IGNORE, TAG, KEEP]);

/** Whether a choice stands for a field that only one column can be. */
export const isField = (choice: string) => !NOT_FIELDS.has(choice);

/** What the user chose, by header. Columns that are not in it are read as suggested. */
export type Decisions = ReadonlyMap<string, string>;

export interface Reading {
  choice: string;
  /** `gave_way`: the user gave its field to another column. */
  origin: "suggested" | "chosen" | "gave_way";
}

function suggestionFor({ field, custom }: Pick<FileColumn, "field" | "custom">): string {
  return field ?? (custom ? CUSTOM : IGNORE);
}

/** What each column is read as, in the order of the columns. */
export function readingsOf(columns: FileColumn[], decisions: Decisions): Reading[] {
  const given = new Set([...decisions.values()].filter(isField));
  return columns.map((column) => {
    const choice = decisions.get(column.header);
    if (choice !== undefined) return { choice, origin: "chosen" };
    const suggestion = suggestionFor(column);
    return given.has(suggestion) ? { choice: CUSTOM, origin: "gave_way" } : { choice: suggestion, origin: "suggested" };
  });
}

/** The decisions with one more; choosing what was suggested takes it back. */
export function decide(decisions: Decisions, column: FileColumn, choice: string): Decisions {
  const next = new Map(decisions);
  const isElsewhere = [...next].some(([header, other]) => other === choice && header !== column.header);
  if (choice === suggestionFor(column) && !(isElsewhere && isField(choice))) next.delete(column.header);
  else next.set(column.header, choice);
  return next;
}

/** A saved mapping as decisions about this file: headers that the file lacks are passed over. */
export function decisionsOf(saved: Record<string, string>, columns: FileColumn[]): Decisions {
  const known = new Map(Object.entries(saved));
  return new Map(
    columns.flatMap((column) => {
      const choice = known.get(column.header);
      return choice === undefined || choice === suggestionFor(column) ? [] : [[column.header, choice] as const];
    }),
  );
}

/** Headers to which the user gave the same field, each with another one of them. Only one can have it. */
export function doubledColumns(decisions: Decisions): Map<string, string> {
  const first = new Map<string, string>();
  const doubled = new Map<string, string>();
  for (const [header, choice] of decisions) {
    if (!isField(choice)) continue;
    const other = first.get(choice);
    if (other === undefined) first.set(choice, header);
    else {
      doubled.set(header, other);
      doubled.set(other, header);
    }
  }
  return doubled;
}
