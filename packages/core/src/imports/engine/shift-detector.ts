import type { RejectedRow, Shift } from "./encoded-batch.ts";

const WINDOW = 50;
const TOO_MANY = 25;
const SHOWN = 5;

/** Notices that half of the last fifty rows fail in the same typed column: the rows have slipped, and more of them help nobody. */
export class ShiftDetector {
  private readonly recent: { rowNumber: number; row: RejectedRow }[] = [];

  /** Tells of a refused row; gives the shift when it is one too many. */
  add(row: RejectedRow): Shift | null {
    if (row.column === null) return null;
    const { recent } = this;
    recent.push({ rowNumber: row.rowNumber, row });
    while (recent[0]!.rowNumber <= row.rowNumber - WINDOW) recent.shift();
    const same = recent.filter((entry) => entry.row.column === row.column).map((entry) => entry.row);
    if (same.length < TOO_MANY) return null;
    const first = same[0]!;
    const rows = same.slice(0, SHOWN).map(({ line, raw, reason }) => ({ line, raw: raw.slice(0, 2000), reason }));
    return { column: row.column, reason: first.reason, line: first.line, rows };
  }
}
