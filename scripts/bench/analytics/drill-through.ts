import { createRandom, type Random } from "../import/export-random.ts";
import type { BenchData, BenchOrganization } from "./bench-data.ts";
import type { BenchServer } from "./bench-server.ts";
import { nameOf } from "./dictionaries.ts";
import { type Metric, metric, percentile } from "./metric.ts";
import { everything, thirtyDays } from "./ranges.ts";
import type { Question } from "./tab-questions.ts";

const SORTS = ["called_at", "duration", "talk_time", "ring_time", "score", "value"];
const MEASURES = ["calls", "answered_calls", "missed_calls", "conversions", "first_time_callers", "answer_rate"];
const REQUESTS = 160;

/**
 * The first page of the calls behind a number: every sort in both directions, with and without filters and a row, over all time and 30 days.
 * Every page says exactly how many calls there are; that of the plain count is compared with the number that led there.
 */
export async function* drillThrough(server: BenchServer, data: BenchData): AsyncGenerator<Metric> {
  const [organization] = data.large as [BenchOrganization];
  const random = createRandom(50);
  const times: number[] = [];
  for (let i = -10; i < REQUESTS; i++) {
    const question: Question = {
      ...{ measures: ["calls"], dimensions: ["source"], filters: someFilters(random, i) },
      range: i % 3 === 0 ? thirtyDays(data, random.below(60)) : everything(data, i + 10),
    };
    const { results } = await server.askTab(organization, [question]);
    const { query_id, totals, rows } = results[0]!;
    const query = new URLSearchParams({
      sort: SORTS[Math.abs(i) % SORTS.length]!,
      order: random.pick(["asc", "desc"]),
      limit: "50",
    });
    const measure = random.chance(0.5) ? random.pick(MEASURES) : null;
    if (measure) query.set("measure", measure);
    const row = random.chance(0.3) ? rows[random.below(rows.length)] : undefined;
    if (row) query.set("row", JSON.stringify({ source: row.source }));
    const { ms, answer } = await server.get<{ total: number; data: unknown[] }>(
      organization,
      `/analytics/queries/${query_id}/calls?${query}`,
    );
    const expected = row ? row.calls : totals.calls;
    if (measure === null && answer.total !== expected)
      throw new Error(`${answer.total} calls behind the number ${expected}.`);
    if (answer.data.length !== Math.min(50, answer.total))
      throw new Error(`A first page of ${answer.data.length} calls of ${answer.total}.`);
    if (i >= 0) times.push(ms);
  }
  yield metric("drill_p50_ms", percentile(times, 0.5), "ms", { better: "lower" });
  yield metric("drill_p95_ms", percentile(times, 0.95), "ms", { atMost: 50 });
}

function someFilters(random: Random, i: number): Question["filters"] {
  if (i % 4 === 0) return [];
  const filters: Question["filters"] = [
    { dimension: "state", op: "is", values: [nameOf("state", 1 + random.below(50))] },
  ];
  if (i % 4 > 1) filters.push({ dimension: "duration", op: "at_least", values: [random.below(300)] });
  if (i % 4 > 2)
    filters.push({ dimension: "keyword", op: "is_not", values: [nameOf("keyword", 1 + random.below(9_000))] });
  return filters;
}
