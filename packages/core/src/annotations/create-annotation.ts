import { annotations } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { toAnnotation } from "./find-annotation.ts";
import { type Annotation, CreateAnnotationInput } from "./schemas.ts";

/** Sets a flag on a day of the time axis, for everybody in the organization. Throws invalid_input and forbidden. */
export async function createAnnotation(ctx: Context, input: CreateAnnotationInput): Promise<Annotation> {
  guard(ctx, "dashboards.build");
  const { day, text } = parseInput(CreateAnnotationInput, input);
  return inTenant(ctx, async (tx) => {
    const createdBy = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const row = { organizationId: ctx.organizationId, id: newUuid(), day, text };
    await tx.insert(annotations).values({ ...row, createdBy, createdAt: ctx.clock.now() });
    const annotation = toAnnotation(row);
    await recordAudit(tx, ctx, { action: "annotation.created", targetId: annotation.id, details: { day, text } });
    return annotation;
  });
}
