import { experiments } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import { recordAudit } from "../../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../../context/index.ts";
import { checkPlan } from "./check-plan.ts";
import { toExperiment } from "./find-experiment.ts";
import { CreateExperimentInput, type Experiment } from "./schemas.ts";

/** Plans a comparison of two groups of calls, for everybody in the organization. Throws invalid_input and forbidden. */
export async function createExperiment(ctx: Context, input: CreateExperimentInput): Promise<Experiment> {
  guard(ctx, "dashboards.build");
  guard(ctx, "analytics.query");
  const plan = parseInput(CreateExperimentInput, input);
  await checkPlan(ctx, plan);
  return inTenant(ctx, async (tx) => {
    const createdBy = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const own = { organizationId: ctx.organizationId, id: newUuid(), createdBy, createdAt: ctx.clock.now() };
    const [row] = await tx
      .insert(experiments)
      .values({ ...own, ...plan })
      .returning();
    const experiment = toExperiment(row!);
    await recordAudit(tx, ctx, { action: "experiment.created", targetId: experiment.id, details: plan });
    return experiment;
  });
}
