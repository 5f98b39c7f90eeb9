import { phoneMenus } from "@parley/db/schema";
import { notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { phoneKey } from "./phone-key.ts";

/** Forgets a number's menus: the next call finds its way anew. Throws forbidden and not_found. */
export async function forgetMenus(ctx: Context, phone: string): Promise<void> {
  guard(ctx, "personas.manage");
  const key = phoneKey(phone);
  if (key === null) throw notFound("menu");
  await inTenant(ctx, async (tx) => {
    const gone = await tx
      .delete(phoneMenus)
      .where(and(eq(phoneMenus.organizationId, ctx.organizationId), eq(phoneMenus.phone, key)))
      .returning({ path: phoneMenus.path });
    if (gone.length === 0) throw notFound("menu");
    await recordAudit(tx, ctx, { action: "menus.forgotten", details: { phone, menus: gone.length } });
  });
}
