import { type Context, guard, inTenant } from "../context/index.ts";
import { type HttpTool, presentTool, requireTool } from "./tool.ts";

/** One tool, without the values of its headers. Throws forbidden and not_found. */
export async function getHttpTool(ctx: Context, publicId: string): Promise<HttpTool> {
  guard(ctx, "personas.read");
  return inTenant(ctx, async (tx) => presentTool(await requireTool(tx, ctx.organizationId, publicId)));
}
