import { z } from "zod";

const Window = z.object({
  /** First and last day, both included, as CTM counts them in the account's zone. */
  from: z.string(),
  to: z.string(),
  /** Query of the page to read next; null when all are read. */
  query: z.record(z.string(), z.string()).nullable(),
  /** Pages and calls that are stored already. */
  pages: z.number(),
  calls: z.number(),
});
export type CtmWindow = z.output<typeof Window>;

const Cursor = z.object({
  /** Day on which the last whole sync began: everything before it is here. */
  syncedTo: z.string().optional(),
  /** The sync that is under way: the day its next window begins with, its last day and the day it began. */
  run: z.object({ next: z.string(), until: z.string(), began: z.string() }).optional(),
  window: Window.optional(),
});
export type CtmCursor = z.output<typeof Cursor>;

/** An empty or unreadable cursor begins at the beginning, which is only slower. */
export function readCursor(stored: unknown): CtmCursor {
  const { success, data } = Cursor.safeParse(stored);
  return success ? data : {};
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Calls are edited after they ended (score, tags, transcript), so the last days are read again every time. */
const OVERLAP_DAYS = 2;
/** Days of history that one import holds: its page shows progress, and its undo has a bound. */
const WINDOW_DAYS = 31;
const PAGE_SIZE = "100";

const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/**
 * The cursor with its next window opened: of the sync that is under way, or of a new one, which begins `since` when it is the first and
 * two days before the last one otherwise. Without a window when the sync is through. Days end after today, for accounts east of us.
 */
export function openWindow(cursor: CtmCursor, since: string, now: Date): CtmCursor {
  if (cursor.window) return cursor;
  const today = now.toISOString().slice(0, 10);
  const run = cursor.run ?? {
    next: cursor.syncedTo ? addDays(cursor.syncedTo, -OVERLAP_DAYS) : since,
    until: addDays(today, 1),
    began: today,
  };
  if (run.next > run.until) return { syncedTo: run.began };
  const last = addDays(run.next, WINDOW_DAYS - 1);
  const to = last < run.until ? last : run.until;
  const query = { start_date: run.next, end_date: to, per_page: PAGE_SIZE, page: "1" };
  return { ...cursor, run, window: { from: run.next, to, query, pages: 0, calls: 0 } };
}

/** After a window was imported: the next one begins on the day after it. */
export function closeWindow({ window, run, ...rest }: CtmCursor): CtmCursor {
  return { ...rest, ...(run && window ? { run: { ...run, next: addDays(window.to, 1) } } : {}) };
}
