import { phoneNumbers } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { requireNumber } from "./number.ts";

/** Has a number answered no longer; calls that came in over it stay. Throws forbidden and not_found. */
export async function deleteNumber(ctx: Context, publicId: string): Promise<void> {
  guard(ctx, "personas.manage");
  await inTenant(ctx, async (tx) => {
    const { id, number } = await requireNumber(tx, ctx.organizationId, publicId);
    await tx
      .delete(phoneNumbers)
      .where(and(eq(phoneNumbers.organizationId, ctx.organizationId), eq(phoneNumbers.id, id)));
    await recordAudit(tx, ctx, { action: "number.deleted", targetId: publicId, details: { number } });
    await appendEvent(tx, ctx, { type: "number.deleted", subjectId: publicId });
  });
}
