import { createHmac } from "node:crypto";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as runDrizzle } from "drizzle-orm/node-postgres/migrator";
import { runMigrations as migrateJobs } from "graphile-worker";
import pg from "pg";

const MIGRATION_LOCK = 7_209_411;

/**
 * Brings the database up to date (forward only) and returns the URL of the application role. The role's password is derived
 * from the installation's secret, so every process that has the secret and the owner's URL can compute it.
 * Several processes may call this at once: an advisory lock lets one work and the others wait.
 */
export async function migrateDatabase(ownerUrl: string, secret: string): Promise<{ appUrl: string }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await runDrizzle(drizzle(client), { migrationsFolder: fileURLToPath(new URL("../migrations", import.meta.url)) });
    await migrateJobs({ connectionString: ownerUrl });
    await openJobsToApplication(client);
    return { appUrl: await openApplicationRole(client, ownerUrl, secret) };
  } finally {
    await client.end();
  }
}

/** graphile-worker enables RLS on its tables without policies; the application role runs the queue, so it gets them. */
async function openJobsToApplication(client: pg.Client): Promise<void> {
  await client.query(`
    GRANT USAGE ON SCHEMA graphile_worker TO parley_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO parley_app;
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA graphile_worker TO parley_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO parley_app;
    DO $$ DECLARE t regclass; BEGIN
      FOR t IN SELECT c.oid::regclass FROM pg_class c WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relrowsecurity
               AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid) LOOP
        EXECUTE format('CREATE POLICY parley_jobs ON %s TO parley_app USING (true) WITH CHECK (true)', t);
      END LOOP;
    END $$;`);
}

async function openApplicationRole(client: pg.Client, ownerUrl: string, secret: string): Promise<string> {
  const password = createHmac("sha256", secret).update("parley_app database role").digest("hex");
  await client.query(`ALTER ROLE parley_app LOGIN PASSWORD ${client.escapeLiteral(password)}`);
  const url = new URL(ownerUrl);
  url.username = "parley_app";
  url.password = password;
  return url.toString();
}
