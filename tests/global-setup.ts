import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres } from "@parley/db/embedded";
import { migrateDatabase } from "@parley/db/migrate";
import { TEST_SECRET } from "@parley/testing";
import pg from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    ownerUrl: string;
    templateDatabase: string;
  }
}

/** One real Postgres for all test files, and one migrated template that each file clones. */
export default async function setup(project: TestProject) {
  const here = fileURLToPath(new URL("..", import.meta.url));
  const place = createHash("sha256").update(here).digest("hex").slice(0, 8);
  const server = await startEmbeddedPostgres({
    dataDir: join(tmpdir(), `parley-test-${userInfo().username}-${place}`),
    log: () => {},
  });
  const template = `parley_template_${hashOfMigrations(join(here, "packages/db/migrations"))}`;
  await ensureTemplate(server.ownerUrl, template);
  project.provide("ownerUrl", server.ownerUrl);
  project.provide("templateDatabase", template);
  return () => server.stop();
}

function hashOfMigrations(folder: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()) {
    hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest("hex").slice(0, 16);
}

async function ensureTemplate(ownerUrl: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const clones = await client.query<{ datname: string }>(
      "select datname from pg_database where datname like 'parley_test_%'",
    );
    for (const { datname } of clones.rows) {
      if (!isAlive(Number(datname.split("_")[2])))
        await client.query(`drop database if exists "${datname}" with (force)`);
    }
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [template]);
    if (rowCount) return;
    // Migrated under another name first: a template with the right name is always a whole one.
    const half = `${template}_half`;
    await client.query(`drop database if exists "${half}" with (force)`);
    await client.query(`create database "${half}"`);
    const url = new URL(ownerUrl);
    url.pathname = `/${half}`;
    await migrateDatabase(url.toString(), TEST_SECRET);
    await client.query(`alter database "${half}" rename to "${template}"`);
  } finally {
    await client.end();
  }
}

/** Clones bear the number of the process that made them; those of a run that goes on beside this one stay. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
