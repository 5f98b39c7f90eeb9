import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { requestTool, type ToolAnswer } from "./call-http-tool.ts";
import { requireTool, type ToolDeps } from "./tool.ts";

/** Makes a tool's request once, as an agent would, also when it is turned off. Throws as callHttpTool does, and forbidden. */
export async function tryHttpTool(ctx: Context, deps: ToolDeps, publicId: string, input: unknown): Promise<ToolAnswer> {
  guard(ctx, "personas.manage");
  const tool = await inTenant(ctx, async (tx) => {
    const row = await requireTool(tx, ctx.organizationId, publicId);
    await recordAudit(tx, ctx, { action: "http_tool.tried", targetId: publicId, details: { name: row.name } });
    return row;
  });
  return requestTool(deps, tool, input);
}
