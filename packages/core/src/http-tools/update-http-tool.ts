import { httpTools } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { checkAddress } from "./request-of.ts";
import { UpdateHttpToolInput } from "./schemas.ts";
import { openHeaders, sealHeaders } from "./sealed-headers.ts";
import { type HttpTool, type HttpToolRow, presentTool, requireFreeName, requireTool, type ToolDeps } from "./tool.ts";

/**
 * Changes what is sent and leaves the rest. A tool that is pointed at another host loses the headers that are not sent along: secrets
 * stay with the server that they were meant for. Throws invalid_input, forbidden, not_found and conflict (name taken).
 */
export async function updateHttpTool(
  ctx: Context,
  deps: ToolDeps,
  publicId: string,
  input: UpdateHttpToolInput,
): Promise<HttpTool> {
  guard(ctx, "personas.manage");
  const { headers, ...changes } = parseInput(UpdateHttpToolInput, input);
  return inTenant(ctx, async (tx) => {
    const before = await requireTool(tx, ctx.organizationId, publicId);
    const after = { ...before, ...changes };
    checkAddress(deps, after);
    if (changes.name !== undefined) await requireFreeName(tx, before, changes.name);
    const isElsewhere = new URL(after.url).origin !== new URL(before.url).origin;
    const [row] = await tx
      .update(httpTools)
      .set({
        ...changes,
        ...(headers || isElsewhere ? headersAfter(deps, before, headers ?? {}, isElsewhere) : {}),
        updatedAt: ctx.clock.now(),
      })
      .where(and(eq(httpTools.organizationId, ctx.organizationId), eq(httpTools.id, before.id)))
      .returning();
    const tool = presentTool(row!);
    const details = { name: tool.name, fields: Object.keys(input), headerNames: tool.headerNames };
    await recordAudit(tx, ctx, { action: "http_tool.updated", targetId: publicId, details });
    return tool;
  });
}

function headersAfter(deps: ToolDeps, row: HttpToolRow, changes: Record<string, string | null>, isElsewhere: boolean) {
  const sent = Object.entries(changes).map(([name, value]) => [name.toLowerCase(), value] as const);
  const names = new Set(sent.map(([name]) => name));
  // Headers that no longer open can be entered anew, as long as none of them is to stay.
  const keepsNone = isElsewhere || row.headerNames.every((name) => names.has(name));
  const kept = keepsNone ? {} : openHeaders(deps.secret, row);
  const headers: Record<string, string> = { ...kept };
  for (const [name, value] of sent) {
    if (value === null) delete headers[name];
    else headers[name] = value;
  }
  return { headerNames: Object.keys(headers).sort(), sealedHeaders: sealHeaders(deps.secret, row, headers) };
}
