import type { RejectedRow } from "../import-wire.ts";

/** With few columns there is nothing to hide. */
const FEW = 8;
/** The first columns say which call it is. */
const LEADING = 3;

/** A refused row and the position of the cell that is wrong, where that can be told. */
export type MarkedRow = RejectedRow & { wrong: number | null };

/**
 * Positions that are shown at first: what is wrong in any row, then the file's first columns. All of them, in the file's order, when
 * there are few or it cannot be told what is wrong.
 */
export function shownColumns(rows: MarkedRow[], width: number): number[] {
  const all = Array.from({ length: width }, (_, position) => position);
  if (width <= FEW || rows.some(({ wrong }) => wrong === null)) return all;
  const wrong = new Set(rows.map((row) => row.wrong));
  const isWrong = (position: number) => wrong.has(position);
  return [...all.filter(isWrong), ...all.slice(0, LEADING).filter((position) => !isWrong(position))];
}
