import { median } from "../import/metric.ts";
import type { BenchData, BenchOrganization } from "./bench-data.ts";
import { type BenchServer, tabBody } from "./bench-server.ts";
import { type DuckBaseline, startDuckdb } from "./duckdb.ts";
import { type Metric, metric, percentile } from "./metric.ts";
import { everything, thirtyDays } from "./ranges.ts";
import { requireSame } from "./same-as-duckdb.ts";
import { type Tab, tabQuestions } from "./tab-questions.ts";

const ROUNDS = 60;
/** DuckDB takes longer, and its times lie close together. */
const DUCK_EVERY = 4;
const WARM = 8;

/** Whole tabs over HTTP one after the other, over all time and over 30 days. */
export async function* wholeTabs(server: BenchServer, data: BenchData, size: string): AsyncGenerator<Metric> {
  const [organization] = data.large as [BenchOrganization];
  const times = await ask(server, data, organization, null);
  yield metric(`overview_${size}_all_p50_ms`, median(times.overview), "ms", { better: "lower" });
  yield metric(`overview_${size}_all_p95_ms`, percentile(times.overview, 0.95), "ms", { atMost: 50 });
  yield metric(`marketing_${size}_all_p95_ms`, percentile(times.marketing, 0.95), "ms", { atMost: 50 });
  yield metric(`overview_${size}_30d_p95_ms`, percentile(times.overview30, 0.95), "ms", { atMost: 15 });
  yield metric(`marketing_${size}_30d_p95_ms`, percentile(times.marketing30, 0.95), "ms", { atMost: 15 });
}

export async function* hugeTabs(server: BenchServer, data: BenchData, size: string): AsyncGenerator<Metric> {
  if (!data.huge) return;
  const times = await ask(server, data, data.huge, null);
  yield metric(`overview_${size}_all_p50_ms`, median(times.overview), "ms", { better: "lower" });
  yield metric(`overview_${size}_all_p95_ms`, percentile(times.overview, 0.95), "ms", { atMost: 300 });
  yield metric(`marketing_${size}_all_p95_ms`, percentile(times.marketing, 0.95), "ms", { atMost: 300 });
  yield metric(`overview_${size}_30d_p95_ms`, percentile(times.overview30, 0.95), "ms", { better: "lower" });
}

/**
 * DuckDB on the same questions in the same rounds, its answers checked first. It is asked in this process, without HTTP, in two ways: one
 * connection, and as many as there are cores; the faster one counts.
 */
export async function* againstDuckdb(server: BenchServer, data: BenchData, size: string): AsyncGenerator<Metric> {
  const [organization] = data.large as [BenchOrganization];
  const ways: DuckBaseline[] = [];
  for (const n of [1, 2]) ways.push(await startDuckdb(server.ownerUrl, organization.organizationId, data.dataDir, n));
  for (const tab of ["overview", "marketing"] as const) {
    const questions = tabQuestions(tab, { range: everything(data, 0), bucket: "month" });
    const { results } = await server.askTab(organization, questions);
    for (const way of ways) requireSame(questions, results, await way.ask(questions));
  }
  const { overview, marketing, duck } = await ask(server, data, organization, ways);
  for (const way of ways) way.close();
  const best = (tab: Tab) => Math.min(...duck[tab].map((times) => median(times)));
  yield metric(`duckdb_overview_${size}_ms`, best("overview"), "ms", { better: "lower" });
  yield metric(`duckdb_marketing_${size}_ms`, best("marketing"), "ms", { better: "lower" });
  yield metric(`overview_${size}_vs_duckdb`, best("overview") / median(overview), "times", { atLeast: 4 });
  yield metric(`marketing_${size}_vs_duckdb`, best("marketing") / median(marketing), "times", { atLeast: 4 });
}

async function ask(server: BenchServer, data: BenchData, organization: BenchOrganization, ways: DuckBaseline[] | null) {
  const times = {
    overview: [] as number[],
    marketing: [] as number[],
    overview30: [] as number[],
    marketing30: [] as number[],
  };
  const duck = { overview: (ways ?? []).map((): number[] => []), marketing: (ways ?? []).map((): number[] => []) };
  for (let round = -WARM; round < ROUNDS; round++) {
    for (const tab of ["overview", "marketing"] as const) {
      const all = tabQuestions(tab, { range: everything(data, round + WARM), bucket: "month" });
      const recent = tabQuestions(tab, { range: thirtyDays(data, (round + WARM) % 30), bucket: "day" });
      const ms = await server.timeTab(organization, tabBody(all));
      const recentMs = await server.timeTab(organization, tabBody(recent));
      if (round < 0) continue;
      times[tab].push(ms);
      times[`${tab}30`].push(recentMs);
      if (!ways || round % DUCK_EVERY !== 0) continue;
      for (const [i, way] of ways.entries()) {
        const begun = performance.now();
        await way.ask(all);
        duck[tab][i]!.push(performance.now() - begun);
      }
    }
  }
  return { ...times, duck };
}
