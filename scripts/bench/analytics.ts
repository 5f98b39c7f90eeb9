import { parseArgs } from "node:util";
import { afterImport } from "./analytics/after-import.ts";
import { type BenchData, type BenchSize, benchData } from "./analytics/bench-data.ts";
import { type BenchServer, segmentsAreBuilt, startBenchServer } from "./analytics/bench-server.ts";
import { coldStart } from "./analytics/cold-start.ts";
import { drillThrough } from "./analytics/drill-through.ts";
import { manyClients } from "./analytics/many-clients.ts";
import { type Metric, metric } from "./analytics/metric.ts";
import { overviewPage } from "./analytics/overview-page.ts";
import { againstDuckdb, hugeTabs, wholeTabs } from "./analytics/whole-tabs.ts";

const FULL: BenchSize = { large: 1_000_000, huge: 10_000_000, others: { organizations: 40, calls: 100_000 } };
const SMALL: BenchSize = { large: 100_000, huge: 300_000, others: { organizations: 4, calls: 2_000 } };
const PARTS = ["tabs", "duckdb", "huge", "drill", "import", "clients", "cold", "page"] as const;

/**
 * Dashboards over generated calls: four organizations of a million and one of ten beside 40 of 100,000, on one embedded Postgres and one
 * server, asked over HTTP. `--small`: a tenth of it, to see that it runs. `--no-huge`: without the ten million. `--only tabs,drill`: some parts.
 */
export async function* bench(): AsyncGenerator<Metric> {
  const { values } = parseArgs({
    allowPositionals: true, // The bench's own name.
    options: {
      ...{ small: { type: "boolean" }, "no-huge": { type: "boolean" } },
      ...{ only: { type: "string" }, json: { type: "boolean" } },
    } as const,
  });
  const only = values.only?.split(",") ?? [...PARTS];
  const unknown = only.find((part) => !(PARTS as readonly string[]).includes(part));
  if (unknown) throw new Error(`There is no part "${unknown}". There are: ${PARTS.join(", ")}.`);
  const wants = (part: (typeof PARTS)[number]) => only.includes(part);
  if (only.some((part) => part !== "page")) {
    const size = values.small ? SMALL : FULL;
    const data = await benchData(values["no-huge"] ? { ...size, huge: null } : size, (line) => console.error(line));
    const [large, huge] = values.small ? ["100k", "300k"] : ["1m", "10m"];
    const server = await startBenchServer(data.dataDir);
    try {
      yield* warmParts(server, data, large!, huge!, wants);
    } finally {
      await server.stop();
    }
    if (wants("cold")) yield* coldStart(data, large!);
  }
  if (wants("page")) yield* overviewPage();
}

async function* warmParts(
  server: BenchServer,
  data: BenchData,
  large: string,
  huge: string,
  wants: (part: (typeof PARTS)[number]) => boolean,
): AsyncGenerator<Metric> {
  yield metric("data_made_s", data.madeInSeconds, "s", { better: "lower" });
  const organizations = [...data.large, ...(data.huge ? [data.huge] : [])];
  yield metric("segments_built_s", await segmentsAreBuilt(server, organizations), "s", { better: "lower" });
  if (wants("tabs")) yield* wholeTabs(server, data, large);
  if (wants("duckdb")) yield* againstDuckdb(server, data, large);
  if (wants("drill")) yield* drillThrough(server, data);
  if (wants("import")) yield* afterImport(server, data);
  if (wants("clients")) yield* manyClients(server, data);
  if (wants("huge")) yield* hugeTabs(server, data, huge);
  const [bytes, rows] = [await server.gauge("parley_segments_bytes"), await server.gauge("parley_segments_rows")];
  if (bytes !== null && rows) yield metric("bytes_per_row", bytes / rows, "bytes", { atMost: 45 });
}
