import { annotations } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { findAnnotation, toAnnotation } from "./find-annotation.ts";
import { type Annotation, UpdateAnnotationInput } from "./schemas.ts";

/** Changes a flag's day or its words, whoever set it. Throws invalid_input, forbidden and not_found. */
export async function updateAnnotation(
  ctx: Context,
  publicId: string,
  input: UpdateAnnotationInput,
): Promise<Annotation> {
  guard(ctx, "dashboards.build");
  const changes = parseInput(UpdateAnnotationInput, input);
  return inTenant(ctx, async (tx) => {
    const before = await findAnnotation(tx, ctx.organizationId, publicId);
    const after = { ...before, ...changes };
    if (after.day === before.day && after.text === before.text) return toAnnotation(before);
    await tx
      .update(annotations)
      .set({ day: after.day, text: after.text })
      .where(and(eq(annotations.organizationId, ctx.organizationId), eq(annotations.id, before.id)));
    await recordAudit(tx, ctx, {
      action: "annotation.updated",
      targetId: publicId,
      details: { from: { day: before.day, text: before.text }, to: { day: after.day, text: after.text } },
    });
    return toAnnotation(after);
  });
}
