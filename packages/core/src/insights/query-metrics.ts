import { type MetricQueryInput, type MetricResult, validateQuery } from "@parley/analytics";
import type { z } from "zod";
import { type Context, guard, inTenant } from "../context/index.ts";
import { customFieldsOf } from "../custom-fields/index.ts";
import { answerBySql } from "./answer-by-sql.ts";
import { namedDimensions, namesCustom } from "./find-organization.ts";
import { prepareQuestion } from "./prepare-question.ts";

/**
 * Answers a question to the metric catalogue. Throws `invalid_input`, which names the nearest known measure or dimension for one that
 * does not exist, and for a time zone that is not the organization's.
 */
export async function queryMetrics(ctx: Context, input: z.input<typeof MetricQueryInput>): Promise<MetricResult> {
  guard(ctx, "analytics.query");
  const query = validateQuery(input);
  return inTenant(ctx, async (tx) => {
    if (namesCustom(namedDimensions(query.dimensions, query.filters))) {
      const fields = await customFieldsOf(tx, ctx.organizationId);
      validateQuery(
        input,
        fields.map(({ key }) => key),
      );
    }
    return answerBySql(tx, await prepareQuestion(tx, ctx.organizationId, query, ctx.clock.now()));
  });
}
