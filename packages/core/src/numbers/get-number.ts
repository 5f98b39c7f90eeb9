import { type Context, guard, inTenant } from "../context/index.ts";
import { type PhoneLine, presentNumber, requireNumber } from "./number.ts";

/** One number of ours. Throws forbidden and not_found. */
export async function getNumber(ctx: Context, publicId: string): Promise<PhoneLine> {
  guard(ctx, "personas.read");
  return inTenant(ctx, async (tx) => presentNumber(await requireNumber(tx, ctx.organizationId, publicId)));
}
