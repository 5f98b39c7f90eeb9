import { parseArgs } from "node:util";
import { upsertInBatches } from "./import/batched-upsert.ts";
import { dashboardsUnderImport } from "./import/dashboards-under-import.ts";
import { type ExportFile, generateExport } from "./import/generate-export.ts";
import { createOrganization, type ImportRun, importApart } from "./import/import-apart.ts";
import { type Metric, median, metric } from "./import/metric.ts";
import { type CopyWay, copyRaw } from "./import/raw-copy.ts";
import { type ScratchServer, startScratchServer } from "./import/scratch-server.ts";

const MB = 1024 ** 2;
const SMALL = 100_000;
/** The usual way is slow, and its pace is the same from the first row to the last. */
const UPSERT_ROWS = 60_000;

/**
 * The import of a made-up CallTrackingMetrics export (103 columns, 5% with a transcript) against raw COPY and against upserts in batches,
 * its memory, and dashboards meanwhile. `--rows` (1,000,000): up to 100,000 are run three times. `--only import` or `--only dashboards`.
 */
export async function* bench(): AsyncGenerator<Metric> {
  const { values } = parseArgs({
    allowPositionals: true, // The bench's own name.
    options: { rows: { type: "string", default: "1000000" }, only: { type: "string" }, json: { type: "boolean" } },
  });
  const rows = Number(values.rows);
  if (!Number.isInteger(rows) || rows < 1_000) throw new Error("Give --rows as a whole number from 1000.");
  if (values.only !== "dashboards") yield* importAgainstBaselines(rows);
  if (values.only !== "import") yield* dashboardsUnderImport(Math.min(rows, 200_000), Math.min(rows, 300_000));
}

async function* importAgainstBaselines(rows: number): AsyncGenerator<Metric> {
  const file = generateExport(rows);
  const small = generateExport(Math.min(rows, SMALL));
  const server = await startScratchServer(file.bytes);
  const copies: Record<CopyWay, number[]> = { streamed: [], "by the server": [] };
  const copy = async () => {
    for (const way of Object.keys(copies) as CopyWay[]) {
      await server.settle();
      const pace = await copyRaw(server.ownerUrl, file, way);
      if (pace !== null) copies[way].push(pace);
    }
  };
  const firsts: ImportRun[] = [];
  const agains: ImportRun[] = [];
  const upserts: number[] = [];
  try {
    for (let round = 0; round < (rows <= SMALL ? 3 : 1); round++) {
      await copy();
      const [first, again] = await importTwice(server, file);
      firsts.push(first);
      agains.push(again);
      await server.settle();
      upserts.push(await upsertInBatches(server.ownerUrl, file, Math.min(rows, UPSERT_ROWS)));
    }
    await copy();
    const little = rows <= SMALL ? firsts : [(await importTwice(server, small))[0]];
    yield* compare({ copies, firsts, agains, upserts, little });
  } finally {
    await server.stop();
  }
}

/** The file into an empty database, and once more over itself. */
async function importTwice(server: ScratchServer, file: ExportFile): Promise<[ImportRun, ImportRun]> {
  const database = await server.createDatabase();
  const target = { organizationId: await createOrganization(database), directory: server.directory };
  await server.settle();
  const first = await importApart(database, target, file, "inserted");
  await server.settle();
  const again = await importApart(database, target, file, "unchanged");
  await database.drop();
  return [first, again];
}

function* compare(runs: {
  copies: Record<CopyWay, number[]>;
  firsts: ImportRun[];
  agains: ImportRun[];
  upserts: number[];
  little: ImportRun[];
}): Generator<Metric> {
  const pace = (imports: ImportRun[]) => median(imports.map(({ rowsPerSecond }) => rowsPerSecond));
  const peak = (imports: ImportRun[]) => Math.max(...imports.map(({ peakRssBytes }) => peakRssBytes)) / MB;
  const [streamed, byServer] = [median(runs.copies.streamed), median(runs.copies["by the server"])];
  const [raw, upsert, first, again] = [
    Math.max(streamed, byServer),
    median(runs.upserts),
    pace(runs.firsts),
    pace(runs.agains),
  ];
  yield metric("raw_copy_streamed_rows_s", streamed, "rows/s");
  yield metric("raw_copy_by_server_rows_s", byServer, "rows/s");
  yield metric("batched_upsert_rows_s", upsert, "rows/s");
  yield metric("first_rows_s", first, "rows/s");
  yield metric("reimport_rows_s", again, "rows/s");
  yield metric("storing_s", median(runs.firsts.map(({ storingSeconds }) => storingSeconds)), "s", { better: "lower" });
  yield metric("first_vs_raw_copy", first / raw, "times", { atLeast: 0.7 });
  yield metric("first_vs_batched_upsert", first / upsert, "times", { atLeast: 8 });
  yield metric("reimport_vs_first", again / first, "times", { atLeast: 2 });
  yield metric("peak_rss_mb", peak([...runs.firsts, ...runs.agains]), "MB", { atMost: 350 });
  yield metric("peak_rss_100k_mb", peak(runs.little), "MB", { atMost: 350 });
  // Within a margin: the garbage collector lets the heap grow further when it runs longer.
  yield metric("peak_rss_vs_100k", peak(runs.firsts) / peak(runs.little), "times", { atMost: 1.2 });
}
