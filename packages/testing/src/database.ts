import { createHmac, randomBytes } from "node:crypto";
import { type Context, permissionsOfRole, type Role } from "@parley/core/context";
import { type BulkDatabase, type Database, openBulkDatabase, openDatabase } from "@parley/db";
import { members, organizations, users } from "@parley/db/schema";
import { newUuid, systemClock } from "@parley/platform";
import pg from "pg";
import { inject } from "vitest";

/** Secret of the installation in tests. */
export const TEST_SECRET = "test-secret-test-secret-test-secret";

export interface TestOrganization {
  organizationId: string;
  userId: string;
  /** Context of its owner; pass a role for a lesser one. */
  context: Context;
}

export interface TestDatabase {
  /** As the application role: row level security binds it. */
  db: Database;
  /** As the owner of the tables: sees all tenants. For looking behind the scenes only. */
  owner: Database;
  /** The importer's way in. */
  bulk: BulkDatabase;
  appUrl: string;
  ownerUrl: string;
  createOrganization(options?: { name?: string; role?: Role; timezone?: string }): Promise<TestOrganization>;
  close(): Promise<void>;
}

/** A database of this test file's own, cloned from the migrated template in a few dozen milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `parley_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  const ownerUrl = new URL(inject("ownerUrl"));
  await asOwner(ownerUrl, `create database "${name}" template "${inject("templateDatabase")}"`);
  const cloneUrl = new URL(ownerUrl);
  cloneUrl.pathname = `/${name}`;
  const appUrl = new URL(cloneUrl);
  appUrl.username = "parley_app";
  appUrl.password = createHmac("sha256", TEST_SECRET).update("parley_app database role").digest("hex");
  const app = openDatabase(appUrl.toString(), { max: 5 });
  const owner = openDatabase(cloneUrl.toString(), { max: 3 });
  const bulk = openBulkDatabase(cloneUrl.toString(), { max: 2 });
  return {
    db: app.db,
    owner: owner.db,
    bulk,
    appUrl: appUrl.toString(),
    ownerUrl: cloneUrl.toString(),
    createOrganization: (options = {}) => createOrganization(app.db, owner.db, options),
    async close() {
      await Promise.all([app.close(), owner.close(), bulk.close()]);
      await asOwner(ownerUrl, `drop database if exists "${name}" with (force)`);
    },
  };
}

async function createOrganization(
  db: Database,
  owner: Database,
  options: { name?: string; role?: Role; timezone?: string },
): Promise<TestOrganization> {
  const organizationId = newUuid();
  const userId = newUuid();
  const role = options.role ?? "owner";
  await owner.insert(organizations).values({
    id: organizationId,
    name: options.name ?? "Test organization",
    timezone: options.timezone ?? "America/New_York",
    currency: "USD",
  });
  await owner.insert(users).values({ id: userId, name: "Test person", email: `${userId}@example.com` });
  await owner.insert(members).values({ organizationId, userId, role });
  const context: Context = {
    db,
    clock: systemClock,
    organizationId,
    actor: { kind: "user", userId },
    permissions: permissionsOfRole(role),
  };
  return { organizationId, userId, context };
}

async function asOwner(url: URL, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
