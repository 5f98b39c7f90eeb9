import { exampleUses } from "@parley/db/schema";
import { encodeId, invalidInput } from "@parley/platform";
import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { requireExample } from "./example.ts";

const ListExampleUsesInput = z.object({
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

export interface ExampleUse {
  callId: string;
  /** Milliseconds after the call's beginning. */
  atMs: number;
  /** Of the situations, 0..1. */
  similarity: number;
  usedAt: Date;
}

/** When an example was shown to the agent, in which call, latest call first. Throws invalid_input, forbidden and not_found. */
export async function listExampleUses(
  ctx: Context,
  publicId: string,
  input: z.input<typeof ListExampleUsesInput> = {},
): Promise<{ data: ExampleUse[]; nextCursor: string | null; hasMore: boolean }> {
  guard(ctx, "personas.read");
  const { limit, cursor } = parseInput(ListExampleUsesInput, input);
  const after = cursor === undefined ? null : readCursor(cursor);
  const rows = await inTenant(ctx, async (tx) => {
    const { id } = await requireExample(tx, ctx.organizationId, publicId);
    return tx
      .select()
      .from(exampleUses)
      .where(
        and(
          eq(exampleUses.organizationId, ctx.organizationId),
          eq(exampleUses.exampleId, id),
          after
            ? sql`(${exampleUses.callId}, ${exampleUses.atMs}) < (${after.callId}::uuid, ${after.atMs}::int)`
            : undefined,
        ),
      )
      .orderBy(desc(exampleUses.callId), desc(exampleUses.atMs))
      .limit(limit + 1);
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit;
  return {
    data: page.map(({ callId, atMs, similarity, createdAt }) => ({
      ...{ callId: encodeId("call", callId), atMs, similarity, usedAt: createdAt },
    })),
    hasMore,
    nextCursor: hasMore && last ? Buffer.from(`${last.callId}|${last.atMs}`).toString("base64url") : null,
  };
}

function readCursor(cursor: string): { callId: string; atMs: number } {
  const [callId, atMs] = Buffer.from(cursor, "base64url").toString().split("|");
  if (!callId || !/^[0-9a-f-]{36}$/.test(callId) || !atMs || !/^\d{1,9}$/.test(atMs)) {
    throw invalidInput([{ pointer: "/cursor", message: "Use the next_cursor of the page before." }]);
  }
  return { callId, atMs: Number(atMs) };
}
