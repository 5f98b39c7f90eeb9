import { setTimeout as sleep } from "node:timers/promises";
import { type Caller, startBenchProduct } from "./bench-product.ts";
import { generateExport } from "./generate-export.ts";
import { type Metric, metric } from "./metric.ts";
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
    const idle = p95(await watch(viewers, sleep(IDLE_MS)));
    const beside = p95(await watch(viewers, other.import(files[1])));
    fresh &&= (await countCalls(other)) === incoming;

    await product.settle();
    const before = p95(await watch(viewers, sleep(IDLE_MS)));
    const within = p95(await watch(viewers, watched.import(files[2])));
    fresh &&= (await countCalls(watched)) === standing + incoming;
    await product.settle();
    const after = p95(await watch(viewers, sleep(IDLE_MS)));

    yield metric("dashboard_p95_idle_ms", idle, "ms", { better: "lower" });
    yield metric("dashboard_p95_import_elsewhere_ms", beside, "ms", { better: "lower" });
    yield metric("dashboard_p95_import_here_ms", within, "ms", { better: "lower" });
    const elsewhere = beside / idle;
    // The organization's own calls grow meanwhile, and with them every answer's work: idle is the mean of before and after.
    const here = within / ((before + after) / 2);
    yield metric("dashboard_p95_import_elsewhere_ratio", elsewhere, "times", { better: "lower" });
    yield metric("dashboard_p95_import_here_ratio", here, "times", { better: "lower" });
    yield metric("dashboard_p95_under_import_ratio", Math.max(elsewhere, here), "times", { atMost: 2 });
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

async function countCalls(caller: Caller): Promise<number> {
  const question = { measures: ["calls"], range: { preset: "all_time" } };
  return (await caller.post<{ totals: { calls: number } }>("/analytics/query", question)).totals.calls;
}

function p95(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}
