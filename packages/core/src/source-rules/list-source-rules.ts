import { sourceRules } from "@parley/db/schema";
import { decodeId } from "@parley/platform";
import { and, desc, eq, lt, ne } from "drizzle-orm";
import type { z } from "zod";
import { type Page, PageInput, toPage } from "../accounts/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { beginRules } from "./begin-rules.ts";
import { describeRules } from "./describe-rules.ts";
import type { SourceRule } from "./schemas.ts";

/** The rules by which names are merged, newest first. The first look gives an organization that is older than the rules its default ones. */
export async function listSourceRules(ctx: Context, input: z.input<typeof PageInput> = {}): Promise<Page<SourceRule>> {
  guard(ctx, "imports.read");
  const { limit, after } = parseInput(PageInput, input);
  return inTenant(ctx, async (tx) => {
    const read = () =>
      tx
        .select()
        .from(sourceRules)
        .where(
          and(
            eq(sourceRules.organizationId, ctx.organizationId),
            ne(sourceRules.target, ""),
            after ? lt(sourceRules.id, after) : undefined,
          ),
        )
        .orderBy(desc(sourceRules.id))
        .limit(limit + 1);
    let rows = await read();
    if (rows.length === 0 && !after) {
      await beginRules(tx, ctx.organizationId);
      rows = await read();
    }
    return toPage(await describeRules(tx, ctx.organizationId, rows), limit, ({ id }) => decodeId("rule", id)!);
  });
}
