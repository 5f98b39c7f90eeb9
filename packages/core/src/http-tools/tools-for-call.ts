import { httpTools } from "@parley/db/schema";
import { and, asc, eq, inArray } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";

/** A tool as the agent of a call gets it. */
export interface CallableTool {
  /** Uuid, for callHttpTool. */
  id: string;
  name: string;
  description: string;
  inputSchema: Record<string, unknown>;
  readOnly: boolean;
  timeoutMs: number;
}

/** A persona's tools (uuids) that are turned on, by name. */
export async function toolsForCall(ctx: Context, toolIds: readonly string[]): Promise<CallableTool[]> {
  if (toolIds.length === 0) return [];
  const { id, name, description, inputSchema, readOnly, timeoutMs } = httpTools;
  return inTenant(ctx, (tx) =>
    tx
      .select({ id, name, description, inputSchema, readOnly, timeoutMs })
      .from(httpTools)
      .where(
        and(
          eq(httpTools.organizationId, ctx.organizationId),
          inArray(httpTools.id, [...toolIds]),
          eq(httpTools.enabled, true),
        ),
      )
      .orderBy(asc(httpTools.name)),
  );
}
