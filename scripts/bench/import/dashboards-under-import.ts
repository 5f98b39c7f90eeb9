import { setTimeout as sleep } from "node:timers/promises";
import { type Caller, startBenchProduct } from "./bench-product.ts";
import { generateExport } from "./generate-export.ts";
import { type Metric, median, metric } from "./metric.ts";
import { overviewQuestions } from "./overview-questions.ts";

const CLIENTS = 4;
/** Between an answer and the next question. Shorter ones would run into the API's limit of 600 a minute and key. */
const THINK_MS = 110;
const IDLE_MS = 20_000;
/** The generated calls' last 30 days, and all of them. */
const QUESTIONS = [
  ...overviewQuestions({ from: "2026-10-02", to: "2026-10-31" }, "day"),
  ...overviewQuestions({ from: "2024-10-01", to: "2026-10-31" }, "month"),
];

/**
 * Four people on the Overview of an organization with calls, while the same server imports other calls: into another organization, then
 * into the same. The answers' p95 against idle, and whether the number right after the end of an import counts all rows.
 */
export async function* dashboardsUnderImport(standing: number, incoming: number): AsyncGenerator<Metric> {
  const files = [generateExport(standing), generateExport(incoming, 1), generateExport(incoming, 2)] as const;
  const product = await startBenchProduct();
  try {
    const watched = await product.createOrganization("Watched");
    const other = await product.createOrganization("Other");
    const viewers: Caller[] = [];
    for (let viewer = 0; viewer < CLIENTS; viewer++) viewers.push(await watched.another());
    await watched.import(files[0]);
    let fresh = (await countCalls(watched)) === standing;

    await product.settle();
    await watch(viewers, sleep(5_000)); // Connections, plans and caches are warm.
    const idle = [p95(await watch(viewers, sleep(IDLE_MS)))];
    const elsewhere = p95(await watch(viewers, other.import(files[1])));
    fresh &&= (await countCalls(other)) === incoming;
    await product.settle();
    idle.push(p95(await watch(viewers, sleep(IDLE_MS))));
    const here = p95(await watch(viewers, watched.import(files[2])));
    fresh &&= (await countCalls(watched)) === standing + incoming;
    await product.settle();
    idle.push(p95(await watch(viewers, sleep(IDLE_MS))));

    // Idle is the mean of before and after: machines have moods, and the organization's own calls grow, and with them every answer's work.
    const elsewhereRatio = (2 * elsewhere) / (idle[0]! + idle[1]!);
    const hereRatio = (2 * here) / (idle[1]! + idle[2]!);
    yield metric("dashboard_p95_idle_ms", median(idle), "ms", { better: "lower" });
    yield metric("dashboard_p95_import_elsewhere_ms", elsewhere, "ms", { better: "lower" });
    yield metric("dashboard_p95_import_here_ms", here, "ms", { better: "lower" });
    yield metric("dashboard_p95_import_elsewhere_ratio", elsewhereRatio, "times", { better: "lower" });
    yield metric("dashboard_p95_import_here_ratio", hereRatio, "times", { better: "lower" });
    yield metric("dashboard_p95_under_import_ratio", Math.max(elsewhereRatio, hereRatio), "times", { atMost: 2 });
    yield metric("dashboard_fresh_after_import", fresh ? 1 : 0, "yes=1", { atLeast: 1 });
  } finally {
    await product.stop();
  }
}

/** Times of all answers, in ms, that the viewers got until `until` ended. */
async function watch(viewers: Caller[], until: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let ended = false;
  const looking = viewers.map(async (viewer, index) => {
    // Each begins elsewhere on the page, so that they do not ask the same at once.
    for (let at = index * 5; !ended; at++) {
      const begun = performance.now();
      await viewer.post("/analytics/query", QUESTIONS[at % QUESTIONS.length]!);
      times.push(performance.now() - begun);
      await sleep(THINK_MS);
    }
  });
  try {
    await until;
  } finally {
    ended = true;
    await Promise.all(looking);
  }
  return times;
}

/** The Overview's number of calls, and the blocked ones, which it counts only when they are asked for. */
async function countCalls(caller: Caller): Promise<number> {
  const question = { measures: ["calls"], range: { preset: "all_time" } };
  const blocked = [{ dimension: "status", op: "is", values: ["blocked"] }];
  const count = async (filters: object[]) =>
    (await caller.post<{ totals: { calls: number } }>("/analytics/query", { ...question, filters })).totals.calls;
  return (await count([])) + (await count(blocked));
}

function p95(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}
