import { sql } from "drizzle-orm";
import { type Context, guard, inTenant } from "../context/index.ts";
import { callsBehind } from "./calls-behind.ts";

export interface ProviderCost {
  /** As the call kept it: "twilio", "deepgram". */
  provider: string;
  microdollars: number;
  /** Calls that it charged for. */
  calls: number;
}

/**
 * What each carrier and provider charged for the AI calls behind a metric query, dearest first. The catalogue has the sum (`cost`) but
 * not this split: one call has several providers. Needs analytics.query.
 */
export async function sumCostByProvider(ctx: Context, queryId: string): Promise<ProviderCost[]> {
  guard(ctx, "analytics.query");
  return inTenant(ctx, async (tx) => {
    const behind = await callsBehind(tx, ctx, queryId, "ai_calls");
    const { rows } = await tx.execute<{ provider: string; microdollars: string; calls: string }>(sql`
      select cost.provider, sum(cost.microdollars) as microdollars, count(distinct a.call_id) as calls
      from (${behind}) behind
      join ai_calls a on a.organization_id = ${ctx.organizationId} and a.call_id = behind.id,
        jsonb_to_recordset(a.cost_breakdown) as cost(provider text, microdollars bigint)
      group by cost.provider order by microdollars desc, cost.provider`);
    return rows.map(({ provider, ...row }) => ({
      provider,
      microdollars: Number(row.microdollars),
      calls: Number(row.calls),
    }));
  });
}
