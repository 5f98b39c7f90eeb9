import { createRandom, type Random } from "../import/export-random.ts";
import type { BenchData } from "./bench-data.ts";
import { type BenchServer, tabBody } from "./bench-server.ts";
import { nameOf } from "./dictionaries.ts";
import { type Metric, metric, percentile } from "./metric.ts";
import { thirtyDays } from "./ranges.ts";
import { type Question, tabQuestions } from "./tab-questions.ts";

const CLIENTS = 8;
const WARM_MS = 3_000;
const MEASURED_MS = 15_000;
const BODIES = 2_000;
const MB = 1024 ** 2;

/**
 * Eight clients over the four organizations, each asking the next Overview of 30 days as soon as it has the one before, on connections that stay
 * open. Every request is another one of 2,000 questions that are made before: 30 days that end up to 90 days ago, nine in ten with a filter (a
 * source, two states, all but an agent, words in the campaign, a duration), so that hardly one is asked twice.
 */
export async function* manyClients(server: BenchServer, data: BenchData): AsyncGenerator<Metric> {
  const random = createRandom(8);
  const bodies = Array.from({ length: BODIES }, () => {
    const range = thirtyDays(data, random.below(90));
    return tabBody(tabQuestions("overview", { range, bucket: "day", filters: someFilter(random) }));
  });
  let next = 0;
  const run = async (ms: number): Promise<number[]> => {
    const times: number[] = [];
    const end = performance.now() + ms;
    const client = async (index: number) => {
      for (let i = index; performance.now() < end; i++) {
        times.push(await server.timeTab(data.large[i % data.large.length]!, bodies[next++ % BODIES]!));
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, i) => client(i)));
    return times;
  };
  await run(WARM_MS);
  const begun = performance.now();
  const times = await run(MEASURED_MS);
  const seconds = (performance.now() - begun) / 1_000;
  yield metric("tabs_per_second", times.length / seconds, "tabs/s", { atLeast: 400 });
  yield metric("tabs_p50_ms", percentile(times, 0.5), "ms", { better: "lower" });
  yield metric("tabs_p95_ms", percentile(times, 0.95), "ms", { atMost: 40 });
  yield metric("server_peak_rss_mb", server.peakRssBytes() / MB, "MB", { better: "lower" });
}

function someFilter(random: Random): Question["filters"] {
  switch (random.below(10)) {
    case 0:
      return [];
    case 1:
    case 2:
    case 3:
      return [{ dimension: "source", op: "is", values: [nameOf("source", 1 + random.below(40))] }];
    case 4:
    case 5:
      return [
        {
          ...{ dimension: "state", op: "in" },
          values: [nameOf("state", 1 + random.below(50)), nameOf("state", 1 + random.below(50))],
        },
      ];
    case 6:
    case 7:
      return [{ dimension: "agent", op: "is_not", values: [nameOf("agent", 1 + random.below(60))] }];
    case 8:
      return [{ dimension: "campaign", op: "contains", values: [String(random.below(100))] }];
    default:
      return [{ dimension: "duration", op: "at_least", values: [10 + random.below(400)] }];
  }
}
