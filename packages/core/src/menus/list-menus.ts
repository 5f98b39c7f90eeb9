import { phoneMenus } from "@parley/db/schema";
import { invalidInput } from "@parley/platform";
import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { phoneKey } from "./phone-key.ts";
import type { MenuStep } from "./remember-menus.ts";

const ListMenusInput = z.object({
  /** Only this number's (E.164). */
  phone: z.string().max(32).optional(),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional(),
});

export interface RememberedMenu extends MenuStep {
  phone: string;
  heardCount: number;
  heardAt: Date;
}

/** Menus that calls heard, by number and path. Throws invalid_input and forbidden. */
export async function listMenus(
  ctx: Context,
  input: z.input<typeof ListMenusInput> = {},
): Promise<{ data: RememberedMenu[]; nextCursor: string | null; hasMore: boolean }> {
  guard(ctx, "calls.read");
  const { phone, limit, cursor } = parseInput(ListMenusInput, input);
  const after = cursor === undefined ? null : readCursor(cursor);
  const key = phone === undefined ? null : phoneKey(phone);
  if (phone !== undefined && key === null) {
    throw invalidInput([
      { pointer: "/phone", message: "Write the number in international form, such as +14155552671." },
    ]);
  }
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(phoneMenus)
      .where(
        and(
          eq(phoneMenus.organizationId, ctx.organizationId),
          key === null ? undefined : eq(phoneMenus.phone, key),
          after ? sql`(${phoneMenus.phone}, ${phoneMenus.path}) > (${after[0]}::bigint, ${after[1]}::text)` : undefined,
        ),
      )
      .orderBy(asc(phoneMenus.phone), asc(phoneMenus.path))
      .limit(limit + 1),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit;
  return {
    data: page.map(({ organizationId: _, options, ...row }) => ({
      ...{ ...row, phone: `+${row.phone}`, options: options as MenuStep["options"] },
    })),
    hasMore,
    nextCursor: hasMore && last ? Buffer.from(JSON.stringify([last.phone, last.path])).toString("base64url") : null,
  };
}

const Cursor = z.tuple([z.number().int(), z.string()]);

function readCursor(cursor: string): z.output<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw invalidInput([{ pointer: "/cursor", message: "Use the next_cursor of the page before." }]);
  }
}
