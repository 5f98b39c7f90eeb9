import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createApiKey } from "@parley/core/accounts";
import { systemContext } from "@parley/core/context";
import { openDatabase } from "@parley/db";
import { startEmbeddedPostgres } from "@parley/db/embedded";
import { newUuid, systemClock } from "@parley/platform";
import pg from "pg";
import { startProduct } from "../../../tests/support/product.ts";
import { fillOrganization } from "./fill-organization.ts";

export interface BenchOrganization {
  organizationId: string;
  name: string;
  calls: number;
  /** API keys of it: limits count by key, and eight clients ask more than one key may. */
  keys: string[];
}

export interface BenchData {
  dataDir: string;
  /** Four of the size that most figures are about, and the largest one (absent with `withHuge: false`). */
  large: BenchOrganization[];
  huge: BenchOrganization | null;
  firstDay: string;
  lastDay: string;
  /** Seconds that making the data took, when it was made. */
  madeInSeconds: number;
}

export interface BenchSize {
  large: number;
  huge: number | null;
  others: { organizations: number; calls: number };
}

const KEYS = 60;
const DAYS = 730;
const BYTES_A_CALL = 700;

/**
 * The data of the bench, in a folder for the embedded Postgres that stays in the folder for temporary files: made once for each size and
 * version of the generator. Two years of calls that end yesterday as of their making.
 */
export async function benchData(size: BenchSize, say: (line: string) => void): Promise<BenchData> {
  const dataDir = join(tmpdir(), `parley-bench-analytics-${fingerprint(size)}`);
  const ready = join(dataDir, "bench-data.json");
  if (existsSync(ready)) return { ...(JSON.parse(readFileSync(ready, "utf8")) as BenchData), dataDir };
  const calls = 4 * size.large + (size.huge ?? 0) + size.others.organizations * size.others.calls;
  requireSpace(calls);
  say(`Making ${calls.toLocaleString("en-US")} calls in ${dataDir}; later runs find them there.`);
  rmSync(dataDir, { recursive: true, force: true });
  const begun = performance.now();
  // The product's own start makes the cluster, the secret and the tables.
  await (await startProduct({ DATA_DIR: dataDir, DEMO: "0", ROLES: "api", LOG_LEVEL: "error" })).stop();
  const made = await makeOrganizations(dataDir, size, say);
  const data: BenchData = { ...made, dataDir, madeInSeconds: Math.round((performance.now() - begun) / 1_000) };
  writeFileSync(ready, JSON.stringify(data));
  return data;
}

async function makeOrganizations(dataDir: string, size: BenchSize, say: (line: string) => void) {
  const server = await startEmbeddedPostgres({ dataDir: join(dataDir, "postgres"), log: () => {} });
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  const database = openDatabase(server.ownerUrl, { max: 2 });
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  const [firstDay, lastDay] = [day(DAYS), day(1)];
  const make = async (name: string, calls: number, keys: number): Promise<BenchOrganization> => {
    const organizationId = newUuid();
    const begun = performance.now();
    await fillOrganization(client, {
      organizationId,
      name,
      calls,
      from: firstDay,
      to: lastDay,
      orderedIds: calls > 2_000_000,
    });
    const context = systemContext({ db: database.db, clock: systemClock }, organizationId, {
      kind: "job",
      job: "bench",
    });
    const made: string[] = [];
    for (let i = 0; i < keys; i++) made.push((await createApiKey(context, { name: `Bench ${i}`, scopes: ["*"] })).key);
    if (calls >= 100_000)
      say(`${name}: ${calls.toLocaleString("en-US")} calls in ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
    return { organizationId, name, calls, keys: made };
  };
  try {
    const large: BenchOrganization[] = [];
    for (let i = 1; i <= 4; i++) large.push(await make(`Large ${i}`, size.large, KEYS));
    for (let i = 1; i <= size.others.organizations; i++) await make(`Other ${i}`, size.others.calls, 0);
    const huge = size.huge === null ? null : await make("Huge", size.huge, KEYS);
    say("Settling what was written.");
    await client.query("vacuum analyze");
    await client.query("checkpoint");
    return { large, huge, firstDay, lastDay };
  } finally {
    await client.end();
    await database.close();
    await server.stop();
  }
}

/** Another generator makes other data. */
function fingerprint(size: BenchSize): string {
  const hash = createHash("sha256").update(JSON.stringify(size));
  for (const file of ["bench-data.ts", "fill-organization.ts", "dictionaries.ts"]) {
    hash.update(readFileSync(fileURLToPath(new URL(file, import.meta.url))));
  }
  return hash.digest("hex").slice(0, 10);
}

function requireSpace(calls: number): void {
  const { bavail, bsize } = statfsSync(tmpdir());
  const [free, needed] = [bavail * bsize, calls * BYTES_A_CALL + 5e9];
  if (free >= needed) return;
  const [has, wants] = [free, needed].map((bytes) => (bytes / 1e9).toFixed(1));
  throw new Error(
    `${tmpdir()} has ${has} GB free, this bench needs ${wants}. Make room, point TMPDIR elsewhere, or give --small.`,
  );
}
