import { createTestDatabase } from "@parley/testing";
import { sql } from "drizzle-orm";
import { test } from "vitest";
import { queryMetrics } from "/work/main/packages/core/src/insights/index.ts";

test("measure", { timeout: 500_000 }, async () => {
  const t = await createTestDatabase();
  const org = await t.createOrganization();
  const id = org.organizationId;
  await t.owner.execute(sql`insert into dimension_values (organization_id, kind, id, value) select ${id}, k, n, k || n from unnest(array['source','medium','campaign']) k, generate_series(1, 300) n`);
  await t.owner.execute(sql`insert into calls (organization_id, id, kind, direction, status, called_at, local_date, local_hour, local_dow, phone, source_id, medium_id, campaign_id, answered, score, converted, value_minor, duration_seconds)
   select ${id}, gen_random_uuid(), 'tracked','inbound','answered', timestamptz '2026-01-01' + n * interval '60 seconds', (timestamptz '2026-01-01' + n * interval '60 seconds')::date, 3, 2, 12120000000 + (n*7919) % 80000, 1 + (n*31) % 300, 1 + (n*17)%5, 1+(n*13)%300, true, n % 6, n % 9 = 0, n % 1000, n % 300 from generate_series(1, 200000) n`);
  await t.owner.execute(sql`insert into callers select organization_id, phone, min(called_at), (array_agg(id order by called_at))[1] from calls where organization_id = ${id} group by 1, 2`);
  await t.owner.execute(sql`vacuum analyze`);
  const ctx = org.context;
  const range = { from: "2026-01-01", to: "2026-12-31" };
  const queries = {
    bySource: { measures: ["calls", "answer_rate", "conversions"], dimensions: ["source"], range },
    callers: { measures: ["calls", "unique_callers"], dimensions: ["source"], range },
    three: { measures: ["calls", "revenue"], dimensions: ["source", "medium"], range },
    filter: { measures: ["calls"], range, filters: [{ dimension: "source", op: "is" as const, values: ["source7"] }] },
    firstTime: { measures: ["calls", "first_time_callers"], range },
    plain: { measures: ["calls", "answer_rate"], range },
  };
  const run = async (label: string) => {
    for (const [name, query] of Object.entries(queries)) {
      const times: number[] = [];
      for (let i = 0; i < 15; i++) { const a = performance.now(); await queryMetrics(ctx, query); times.push(performance.now() - a); }
      times.sort((a, b) => a - b);
      console.log(label, name, "min", times[0]!.toFixed(1), "median", times[7]!.toFixed(1));
    }
  };
  await run("no merges");
  await t.owner.execute(sql`update dimension_values set merged_into = 1 where organization_id = ${id} and kind = 'source' and id between 250 and 300`);
  await run("merges   ");
  await t.close();
});
