import { execFile } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, renameSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { channelSql } from "./channel-sql.ts";
import { dictionaries } from "./dictionaries.ts";
import { duckStatements } from "./duckdb-sql.ts";
import type { Question } from "./tab-questions.ts";

/** Not one of the repository's packages: installed by `loadDuckdb` on first use. */
const PACKAGE = "@duckdb/node-api";
const VERSION = "1.5.6-r.1";

export type DuckRow = Record<string, string | number | bigint | null>;

export interface DuckBaseline {
  /** Runs all of a tab's questions as its best plan does and gives every statement's rows. */
  ask(questions: readonly Question[]): Promise<DuckRow[][]>;
  close(): void;
}

/** The part of @duckdb/node-api that is used here; the package is not one of the product's. */
interface DuckConnection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjectsJS(): DuckRow[] }>;
  closeSync(): void;
}
interface DuckModule {
  DuckDBInstance: {
    create(path: string, options: Record<string, string>): Promise<{ connect(): Promise<DuckConnection> }>;
  };
}

/**
 * The same organization in DuckDB, in memory: one table sorted by time with texts as ENUM (dictionary ids), days, months and channels ready
 * made, all threads. The statements of a tab are shared out over `connections`: one after the other with 1, side by side with more.
 */
export async function startDuckdb(
  ownerUrl: string,
  organizationId: string,
  cacheDir: string,
  connections: number,
): Promise<DuckBaseline> {
  const { DuckDBInstance } = await loadDuckdb();
  const [calls, spend] = await exportTables(ownerUrl, organizationId, cacheDir);
  const instance = await DuckDBInstance.create(":memory:", { threads: String(cpus().length) });
  const open = await Promise.all(Array.from({ length: connections }, () => instance.connect()));
  const first = open[0]!;
  const texts = [...Object.keys(dictionaries), "status", "channel"];
  await first.run(`create table raw as select * from read_csv('${calls}', header = true, nullstr = '')`);
  for (const column of texts) {
    await first.run(
      `create type ${column}_words as enum (select distinct ${column}::varchar from raw where ${column} is not null order by 1)`,
    );
  }
  const columns = texts.map((column) => `${column}::${column}_words as ${column}`);
  await first.run(`create table calls as select called_at, day, week, month, hour_of_day::utinyint as hour_of_day, weekday::utinyint as weekday,
    ${columns.join(", ")}, score_band::varchar as score_band, inbound, answered, converted, spam, first_time,
    score_hundredths::usmallint as score_hundredths, value_minor::bigint as value_minor from raw order by called_at`);
  await first.run("create type band as enum ('0-1', '1-2', '2-3', '3-4', '4-5')");
  await first.run("alter table calls alter score_band type band");
  await first.run("drop table raw");
  await first.run(
    `create table ad_spend as select day, source::source_words as source, cost_minor from read_csv('${spend}', header = true)`,
  );
  return {
    async ask(questions) {
      const statements = questions.flatMap(duckStatements);
      const answers: DuckRow[][] = [];
      let next = 0;
      await Promise.all(
        open.map(async (connection) => {
          for (let at = next++; at < statements.length; at = next++) {
            answers[at] = (await connection.runAndReadAll(statements[at]!.sql)).getRowObjectsJS();
          }
        }),
      );
      return answers;
    },
    close() {
      for (const connection of open) connection.closeSync();
    },
  };
}

/** Installed once into a folder of its own: no part of the product, of its tests or of its start. */
async function loadDuckdb(): Promise<DuckModule> {
  const folder = join(tmpdir(), `parley-bench-duckdb-${VERSION}`);
  const require = createRequire(join(folder, "package.json"));
  try {
    return require(PACKAGE) as DuckModule;
  } catch {
    mkdirSync(folder, { recursive: true });
    const install = ["install", "--prefix", folder, "--no-audit", "--no-fund", `${PACKAGE}@${VERSION}`];
    await promisify(execFile)("npm", install, { cwd: folder });
    return require(PACKAGE) as DuckModule;
  }
}

async function exportTables(ownerUrl: string, organizationId: string, cacheDir: string): Promise<[string, string]> {
  const files = ["calls", "spend"].map((name) => join(cacheDir, `duckdb-${name}-${organizationId}.csv`)) as [
    string,
    string,
  ];
  if (files.every((file) => existsSync(file))) return files;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const kinds = Object.keys(dictionaries);
  const names = kinds.map((kind) => `${kind}.value as ${kind}`).join(", ");
  const joins = kinds.map((kind) => {
    return `left join dimension_values ${kind} on ${kind}.organization_id = c.organization_id and ${kind}.kind = '${kind}' and ${kind}.id = c.${kind}_id`;
  });
  const write = async (file: string, select: string) => {
    await pipeline(
      client.query(copyTo(`copy (${select}) to stdout (format csv, header)`)),
      createWriteStream(`${file}.part`),
    );
    renameSync(`${file}.part`, file);
  };
  try {
    await write(
      files[0],
      `select c.called_at, c.local_date as day, date_trunc('week', c.local_date)::date as week, date_trunc('month', c.local_date)::date as month,
         c.local_hour as hour_of_day, c.local_dow as weekday, ${names}, c.status, ${channelSql("source.value", "medium.value")} as channel,
         case when c.score < 1 then '0-1' when c.score < 2 then '1-2' when c.score < 3 then '2-3' when c.score < 4 then '3-4' when c.score <= 5 then '4-5' end
           as score_band,
         c.direction = 'inbound' as inbound, c.answered, c.converted, c.spam, coalesce(f.first_call_id = c.id, false) as first_time,
         (c.score * 100)::int as score_hundredths, c.value_minor
       from calls c left join callers f on f.organization_id = c.organization_id and f.phone = c.phone ${joins.join(" ")}
       where c.organization_id = '${organizationId}' order by c.called_at`,
    );
    await write(
      files[1],
      `select s.day, v.value as source, s.cost_minor from ad_spend s left join dimension_values v
         on v.organization_id = s.organization_id and v.kind = 'source' and v.id = s.source_id where s.organization_id = '${organizationId}'`,
    );
  } finally {
    await client.end();
  }
  return files;
}
