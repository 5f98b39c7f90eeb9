import { z } from "zod";

/** One page of a list whose order is the order of its (time-ordered) uuids. `next` is the uuid to ask on from, or null. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

export const PageInput = z.object({
  limit: z.int().min(1).max(200).default(50),
  /** Uuid of the last item of the page before. */
  after: z.uuid().optional(),
});

/** Cuts the row that was read beyond `limit` to learn whether there is more. */
export function toPage<T>(rows: T[], limit: number, idOf: (item: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? idOf(items.at(-1)!) : null };
}
