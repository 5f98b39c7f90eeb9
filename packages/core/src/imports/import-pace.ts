import type { ImportRow } from "./import-summary.ts";

/** A pace over less than this says little. */
const SHORTEST_MS = 500;

type Measured = Pick<ImportRow, "status" | "startedAt" | "finishedAt" | "rowsRead" | "bytesRead" | "bytesTotal">;

/** Rows a second from the start to the end or to now, and the seconds left at the pace at which bytes were read. */
export function paceOf(row: Measured, now?: Date): { rowsPerSecond: number | null; secondsLeft: number | null } {
  const running = row.status === "running";
  const until = running ? now : row.finishedAt;
  if (!row.startedAt || !until) return { rowsPerSecond: null, secondsLeft: null };
  const elapsed = until.getTime() - row.startedAt.getTime();
  if (elapsed < SHORTEST_MS) return { rowsPerSecond: null, secondsLeft: null };
  const rowsPerSecond = Math.round((row.rowsRead * 1000) / elapsed);
  if (!running || row.bytesRead === 0) return { rowsPerSecond, secondsLeft: null };
  const bytesLeft = Math.max(0, row.bytesTotal - row.bytesRead);
  return { rowsPerSecond, secondsLeft: Math.ceil((bytesLeft * elapsed) / row.bytesRead / 1000) };
}
