import { experiments } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../../context/index.ts";
import { checkPlan } from "./check-plan.ts";
import { findExperiment, toExperiment } from "./find-experiment.ts";
import { type Experiment, UpdateExperimentInput } from "./schemas.ts";

/** Changes a plan, or ends it with `endedOn`. What it said before stays in the audit log. Throws invalid_input, forbidden and not_found. */
export async function updateExperiment(
  ctx: Context,
  publicId: string,
  input: UpdateExperimentInput,
): Promise<Experiment> {
  guard(ctx, "dashboards.build");
  guard(ctx, "analytics.query");
  const changes = parseInput(UpdateExperimentInput, input);
  const known = await inTenant(ctx, (tx) => findExperiment(tx, ctx.organizationId, publicId));
  await checkPlan(ctx, { ...known, ...changes });
  return inTenant(ctx, async (tx) => {
    const before = await findExperiment(tx, ctx.organizationId, publicId);
    if (Object.keys(changes).length === 0) return toExperiment(before);
    const [after] = await tx
      .update(experiments)
      .set(changes)
      .where(and(eq(experiments.organizationId, ctx.organizationId), eq(experiments.id, before.id)))
      .returning();
    const was = Object.fromEntries(Object.keys(changes).map((key) => [key, before[key as keyof typeof before]]));
    const details = { from: was, to: changes };
    await recordAudit(tx, ctx, { action: "experiment.updated", targetId: publicId, details });
    return toExperiment(after!);
  });
}
