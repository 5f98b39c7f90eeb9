import type { FileColumn } from "../import-wire.ts";
import { type Certainty, certaintyOf } from "./certainty.ts";
import { CUSTOM, type Decisions, IGNORE, isField, KEEP, type Reading, readingsOf, TAG } from "./decisions.ts";

/** A column of the file with what becomes of it. */
export interface ColumnLine {
  column: FileColumn;
  /** Its header, or its place where it has none. */
  name: string;
  choice: string;
  certainty: Certainty;
  /** What will happen with its texts. */
  note: string;
  /** The note only repeats the choice. */
  isPlain: boolean;
}

/** `labels`: what each choice is called. */
export function columnLines(columns: FileColumn[], decisions: Decisions, labels: Map<string, string>): ColumnLine[] {
  const readings = readingsOf(columns, decisions);
  return columns.map((column, index) => {
    let reading = readings[index]!;
    // Spend has no custom fields: there, what gave way is left out.
    if (reading.choice === CUSTOM && !labels.has(CUSTOM)) reading = { ...reading, choice: IGNORE };
    return {
      column,
      name: column.header || `Column ${column.position + 1}`,
      choice: reading.choice,
      certainty: certaintyOf(reading, column.confidence),
      note: noteFor(column, reading, labels.get(reading.choice) ?? reading.choice),
      isPlain: reading.origin !== "gave_way" && isField(reading.choice) && !column.note,
    };
  });
}

const TYPES: Record<string, string> = { text: "text", number: "numbers", boolean: "yes or no", date: "dates" };

function noteFor({ note, custom }: FileColumn, { choice, origin }: Reading, label: string): string {
  if (origin === "gave_way") {
    const rest = choice === IGNORE ? "left out" : "kept as a custom field";
    return `Another column is read as its field, so it is ${rest}.`;
  }
  if (origin === "suggested" && note) return note;
  if (choice === IGNORE) return "Nothing of it is imported.";
  if (choice === TAG) return "A tag, set where the cell says yes.";
  if (choice === KEEP) return "Stored with the call as it stands.";
  if (choice !== CUSTOM) return `Read as ${label}.`;
  const type = custom ? TYPES[custom.type] : undefined;
  return type ? `Kept as a custom field that holds ${type}.` : "Kept as a custom field.";
}
