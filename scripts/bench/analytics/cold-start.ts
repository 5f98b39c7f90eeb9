import { median } from "../import/metric.ts";
import type { BenchData } from "./bench-data.ts";
import { segmentsAreBuilt, startBenchServer, tabBody } from "./bench-server.ts";
import { type Metric, metric } from "./metric.ts";
import { everything } from "./ranges.ts";
import { tabQuestions } from "./tab-questions.ts";

/**
 * The first Overview of all time of an organization of which the server has nothing in memory: server and Postgres are started anew, the largest
 * organization's tab of a few days is asked (the process is up, connections are open), then one tab each of the four. Median of eight.
 */
export async function* coldStart(data: BenchData, size: string): AsyncGenerator<Metric> {
  const times: number[] = [];
  for (let start = 0; start < 2; start++) {
    const server = await startBenchServer(data.dataDir);
    try {
      const other = data.huge ?? data.large[3]!;
      await segmentsAreBuilt(server, []);
      for (let i = 0; i < 3; i++) {
        const days = { from: data.lastDay, to: data.lastDay };
        await server.timeTab(other, tabBody(tabQuestions("overview", { range: days, bucket: "day" })));
      }
      for (const organization of data.huge ? data.large : data.large.slice(0, 3)) {
        const questions = tabQuestions("overview", { range: everything(data, start), bucket: "month" });
        times.push(await server.timeTab(organization, tabBody(questions)));
      }
    } finally {
      await server.stop();
    }
  }
  yield metric(`cold_${size}_first_tab_ms`, median(times), "ms", { atMost: 400 });
  yield metric(`cold_${size}_first_tab_max_ms`, Math.max(...times), "ms", { better: "lower" });
}
