import { experiments } from "@parley/db/schema";
import { desc, eq } from "drizzle-orm";
import { type Context, guard, inTenant } from "../../context/index.ts";
import { findExperiment, toExperiment } from "./find-experiment.ts";
import type { Experiment } from "./schemas.ts";

/** Nobody plans more than a few; the list has no pages. */
const MOST = 500;

/** All experiments, the last planned first. */
export async function listExperiments(ctx: Context): Promise<Experiment[]> {
  guard(ctx, "analytics.query");
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(experiments)
      .where(eq(experiments.organizationId, ctx.organizationId))
      .orderBy(desc(experiments.createdAt), desc(experiments.id))
      .limit(MOST);
    return rows.map(toExperiment);
  });
}

/** One of them. Throws not_found. */
export async function getExperiment(ctx: Context, publicId: string): Promise<Experiment> {
  guard(ctx, "analytics.query");
  return inTenant(ctx, async (tx) => toExperiment(await findExperiment(tx, ctx.organizationId, publicId)));
}
