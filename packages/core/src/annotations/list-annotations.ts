import { annotations } from "@parley/db/schema";
import { and, asc, desc, eq, gte, lte } from "drizzle-orm";
import type { z } from "zod";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { toAnnotation } from "./find-annotation.ts";
import { type Annotation, ListAnnotationsInput } from "./schemas.ts";

/** More flags than an axis can carry; of more the latest are given. */
const MOST = 500;

/** What happened from the first to the last day (both included, either may be open), in the order of the days. Throws invalid_input. */
export async function listAnnotations(
  ctx: Context,
  input: z.input<typeof ListAnnotationsInput> = {},
): Promise<Annotation[]> {
  guard(ctx, "analytics.query");
  const { from, to } = parseInput(ListAnnotationsInput, input);
  return inTenant(ctx, async (tx) => {
    const latest = tx
      .select({ id: annotations.id, day: annotations.day, text: annotations.text })
      .from(annotations)
      .where(
        and(
          eq(annotations.organizationId, ctx.organizationId),
          from ? gte(annotations.day, from) : undefined,
          to ? lte(annotations.day, to) : undefined,
        ),
      )
      .orderBy(desc(annotations.day), desc(annotations.id))
      .limit(MOST)
      .as("latest");
    const rows = await tx.select().from(latest).orderBy(asc(latest.day), asc(latest.id));
    return rows.map(toAnnotation);
  });
}
