import { parseArgs } from "node:util";
import { type Context, permissions } from "@parley/core/context";
import { attribution, journeyPaths, linkJourneys, listJourneys } from "@parley/core/journeys";
import { openDatabase } from "@parley/db";
import { systemClock } from "@parley/platform";
import { createOrganization } from "./import/import-apart.ts";
import { type Metric as AnyMetric, metric as measured, median } from "./import/metric.ts";
import { startScratchServer } from "./import/scratch-server.ts";
import { fillCalls } from "./journeys/fill-calls.ts";

type Metric = Omit<AnyMetric, "bench"> & { bench: "journeys" };

const metric = (...given: Parameters<typeof measured>): Metric => ({ ...measured(...given), bench: "journeys" });

/** How fast calls are linked to persons, and how long it takes to ask about them. `--rows` (100,000). */
export async function* bench(): AsyncGenerator<Metric> {
  const { values } = parseArgs({
    allowPositionals: true, // The bench's own name.
    options: { rows: { type: "string", default: "100000" }, json: { type: "boolean" } },
  });
  const rows = Number(values.rows);
  const server = await startScratchServer(rows * 1_000);
  try {
    const database = await server.createDatabase();
    const organizationId = await createOrganization(database);
    const owner = openDatabase(database.ownerUrl, { max: 1 });
    await fillCalls(owner.db, organizationId, rows);
    await owner.close();
    const { db, close } = openDatabase(database.appUrl, { max: 3 });
    const ctx: Context = {
      ...{ db, clock: systemClock, organizationId, permissions: new Set(permissions) },
      actor: { kind: "job", job: "bench" },
    };
    const link = () => timed(() => linkJourneys({ db, clock: systemClock }, { organizationId }));
    // The job rests as long as it works; its pace is that of the work.
    yield metric("link_rows_per_s", (2 * rows * 1_000) / (await link()), "rows/s");
    yield metric("link_nothing_new_ms", await link(), "ms", { better: "lower" });
    const questions = {
      attribution_all_ms: () => attribution(ctx, { range: "all_time", model: "linear" }),
      attribution_30d_ms: () => attribution(ctx, { range: "last_30_days", model: "time_decay" }),
      paths_all_ms: () => journeyPaths(ctx, { range: "all_time" }),
      paths_30d_ms: () => journeyPaths(ctx, { range: "last_30_days" }),
      list_90d_ms: () => listJourneys(ctx, { range: "last_90_days" }),
      list_filtered_ms: () =>
        listJourneys(ctx, { range: "last_90_days", converted: true, source: "source 7", minTouches: 3 }),
    };
    for (const [name, ask] of Object.entries(questions)) {
      const times: number[] = [];
      for (let i = 0; i < 3; i++) times.push(await timed(ask));
      yield metric(name, median(times), "ms", { better: "lower" });
    }
    await close();
  } finally {
    await server.stop();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
