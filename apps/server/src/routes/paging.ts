import type { Page } from "@parley/core/accounts";
import { decodeId, type IdPrefix, invalidInput } from "@parley/platform";
import { z } from "zod";

/** Query of a list whose cursor is the public id of the last item of the page before. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), next_cursor: z.string().nullable(), has_more: z.boolean() });
}

/** The verb's paging from the query. Throws invalid_input for a cursor that this list never gave. */
export function pageInput(prefix: IdPrefix, query: z.output<typeof pageQuery>): { limit: number; after?: string } {
  if (query.cursor === undefined) return { limit: query.limit };
  const after = decodeId(prefix, query.cursor);
  if (!after) throw invalidInput([{ pointer: "/cursor", message: "Use the next_cursor of the page before." }]);
  return { limit: query.limit, after };
}

export function pageAnswer<T, W>(page: Page<T>, cursor: (uuid: string) => string, map: (item: T) => W) {
  return {
    data: page.items.map(map),
    next_cursor: page.next === null ? null : cursor(page.next),
    has_more: page.next !== null,
  };
}
