import { phoneNumbers } from "@parley/db/schema";
import { and, desc, eq, lt } from "drizzle-orm";
import type { z } from "zod";
import { type Page, PageInput, toPage } from "../accounts/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { type PhoneLine, presentNumber } from "./number.ts";

/** Numbers of ours, newest first. Throws invalid_input and forbidden. */
export async function listNumbers(ctx: Context, input: z.input<typeof PageInput> = {}): Promise<Page<PhoneLine>> {
  guard(ctx, "personas.read");
  const { limit, after } = parseInput(PageInput, input);
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(phoneNumbers)
      .where(and(eq(phoneNumbers.organizationId, ctx.organizationId), after ? lt(phoneNumbers.id, after) : undefined))
      .orderBy(desc(phoneNumbers.id))
      .limit(limit + 1),
  );
  const page = toPage(rows, limit, ({ id }) => id);
  return { ...page, items: page.items.map(presentNumber) };
}
