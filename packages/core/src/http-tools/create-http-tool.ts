import { httpTools } from "@parley/db/schema";
import { conflict, newUuid } from "@parley/platform";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { checkAddress } from "./request-of.ts";
import { CreateHttpToolInput } from "./schemas.ts";
import { sealHeaders } from "./sealed-headers.ts";
import { type HttpTool, presentTool, requireFreeName, type ToolDeps } from "./tool.ts";

const MOST = 100;

/**
 * Defines an HTTP request that agents may make. Its headers are sealed and never given back. Throws invalid_input, forbidden and
 * conflict (name taken, 100 tools).
 */
export async function createHttpTool(ctx: Context, deps: ToolDeps, input: CreateHttpToolInput): Promise<HttpTool> {
  guard(ctx, "personas.manage");
  const { headers = {}, ...fields } = parseInput(CreateHttpToolInput, input);
  checkAddress(deps, fields);
  return inTenant(ctx, async (tx) => {
    if ((await tx.$count(httpTools, eq(httpTools.organizationId, ctx.organizationId))) >= MOST) {
      throw conflict("too_many_tools", `An organization has at most ${MOST} tools. Delete one first.`);
    }
    const now = ctx.clock.now();
    const owner = { organizationId: ctx.organizationId, id: newUuid(now.getTime()) };
    await requireFreeName(tx, owner, fields.name);
    const sealed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const [row] = await tx
      .insert(httpTools)
      .values({
        ...{ ...owner, ...fields, createdAt: now, updatedAt: now },
        headerNames: Object.keys(sealed).sort(),
        sealedHeaders: sealHeaders(deps.secret, owner, sealed),
      })
      .returning();
    const tool = presentTool(row!);
    const details = { name: tool.name, method: tool.method, headerNames: tool.headerNames };
    await recordAudit(tx, ctx, { action: "http_tool.created", targetId: tool.id, details });
    return tool;
  });
}
