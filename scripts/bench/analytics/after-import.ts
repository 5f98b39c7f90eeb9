import pg from "pg";
import { median } from "../import/metric.ts";
import type { BenchData, BenchOrganization } from "./bench-data.ts";
import { type BenchServer, segmentsAreBuilt, tabBody } from "./bench-server.ts";
import { type Metric, metric } from "./metric.ts";
import { everything, shiftDay } from "./ranges.ts";
import { tabQuestions } from "./tab-questions.ts";

const ROWS = 20_000;
/** Days on which they are: what a nightly import brings and corrects. */
const DAYS = 15;
/** Marks the new rows, so that they can be taken away again. */
const IMPORT = "0b5e55ed-0000-4000-8000-000000000000";

/**
 * 20,000 new calls of the last two weeks, written in one transaction as an import leaves them: rows and the marks of their days. The very next
 * Overview of all time must count them; what it takes longer than the ones before is the price, paid once.
 */
export async function* afterImport(server: BenchServer, data: BenchData): AsyncGenerator<Metric> {
  const organization = data.large[1] as BenchOrganization;
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  const ask = (round: number) =>
    server.askTab(organization, tabQuestions("overview", { range: everything(data, round), bucket: "month" }));
  try {
    await remove(client, organization);
    await segmentsAreBuilt(server, [organization]);
    const before: number[] = [];
    let calls = 0;
    for (let round = 0; round < 20; round++) {
      const { ms, results } = await ask(round);
      if (round >= 5) before.push(ms);
      calls = results[0]!.totals.calls!;
    }
    const counted = await add(client, organization, data.lastDay);
    const { ms, results } = await ask(20);
    const right = results[0]!.totals.calls === calls + counted;
    const again = await server.timeTab(
      organization,
      tabBody(tabQuestions("overview", { range: everything(data, 21), bucket: "month" })),
    );
    yield metric("after_import_right", right ? 1 : 0, "yes=1", { atLeast: 1 });
    yield metric("after_import_extra_ms", Math.max(0, ms - median(before)), "ms", { atMost: 300 });
    yield metric("after_import_second_extra_ms", Math.max(0, again - median(before)), "ms", { better: "lower" });
  } finally {
    await remove(client, organization);
    await segmentsAreBuilt(server, [organization]);
    await client.end();
  }
}

/** Copies calls of those days under new ids; how many of them count. */
async function add(client: pg.Client, { organizationId }: BenchOrganization, lastDay: string): Promise<number> {
  const { rows } = await client.query<{ column_name: string }>(
    "select column_name from information_schema.columns where table_name = 'calls' and column_name not in ('id', 'import_id')",
  );
  const columns = rows.map(({ column_name }) => column_name).join(", ");
  const { rows: added } = await client.query<{ counted: number }>(
    `with added as (
       insert into calls (id, import_id, ${columns})
       select gen_random_uuid(), '${IMPORT}', ${columns} from calls, generate_series(1, 10)
       where organization_id = $1 and local_date between $2 and $3 limit ${ROWS} returning spam)
     select count(*) filter (where not spam)::int as counted from added`,
    [organizationId, shiftDay(lastDay, 1 - DAYS), lastDay],
  );
  return added[0]!.counted;
}

async function remove(client: pg.Client, { organizationId }: BenchOrganization): Promise<void> {
  await client.query("delete from calls where organization_id = $1 and import_id = $2", [organizationId, IMPORT]);
}
