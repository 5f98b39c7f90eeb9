import { phoneMenus } from "@parley/db/schema";
import { and, asc, eq } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import { phoneKey } from "./phone-key.ts";
import type { MenuStep } from "./remember-menus.ts";

/** What earlier calls to a number (E.164) learned of its menus, the first menu first. */
export async function knownMenus(ctx: Context, phone: string): Promise<MenuStep[]> {
  const key = phoneKey(phone);
  if (key === null) return [];
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(phoneMenus)
      .where(and(eq(phoneMenus.organizationId, ctx.organizationId), eq(phoneMenus.phone, key)))
      .orderBy(asc(phoneMenus.path)),
  );
  return rows.map(({ path, prompt, options, chosen, reachedPerson }) => ({
    ...{ path, prompt, options: options as MenuStep["options"], chosen, reachedPerson },
  }));
}
