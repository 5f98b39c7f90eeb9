import { experiments } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../../audit/index.ts";
import { type Context, guard, inTenant } from "../../context/index.ts";
import { findExperiment, toExperiment } from "./find-experiment.ts";

/** Forgets an experiment; the calls stay as they are. Throws forbidden and not_found. */
export async function deleteExperiment(ctx: Context, publicId: string): Promise<void> {
  guard(ctx, "dashboards.build");
  await inTenant(ctx, async (tx) => {
    const row = await findExperiment(tx, ctx.organizationId, publicId);
    await tx
      .delete(experiments)
      .where(and(eq(experiments.organizationId, ctx.organizationId), eq(experiments.id, row.id)));
    const { id, createdAt, ...details } = toExperiment(row);
    await recordAudit(tx, ctx, { action: "experiment.deleted", targetId: id, details });
  });
}
