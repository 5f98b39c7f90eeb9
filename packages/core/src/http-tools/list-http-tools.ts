import { httpTools } from "@parley/db/schema";
import { and, desc, eq, lt } from "drizzle-orm";
import type { z } from "zod";
import { type Page, PageInput, toPage } from "../accounts/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { type HttpTool, presentTool } from "./tool.ts";

/** Tools of the organization, newest first, without the values of their headers. Throws invalid_input and forbidden. */
export async function listHttpTools(ctx: Context, input: z.input<typeof PageInput> = {}): Promise<Page<HttpTool>> {
  guard(ctx, "personas.read");
  const { limit, after } = parseInput(PageInput, input);
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(httpTools)
      .where(and(eq(httpTools.organizationId, ctx.organizationId), after ? lt(httpTools.id, after) : undefined))
      .orderBy(desc(httpTools.id))
      .limit(limit + 1),
  );
  const page = toPage(rows, limit, ({ id }) => id);
  return { ...page, items: page.items.map(presentTool) };
}
