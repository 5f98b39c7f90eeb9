import { withTenant } from "@parley/db";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

interface Column {
  table: string;
  name: string;
  type: string;
  required: boolean;
}

let t: TestDatabase;
let attacker: TestOrganization;
let victim: TestOrganization;
let tables: Map<string, Column[]>;

beforeAll(async () => {
  t = await createTestDatabase();
  attacker = await t.createOrganization({ name: "Attacker" });
  victim = await t.createOrganization({ name: "Victim" });
  tables = await tenantTables();
  await plantRows();
});
afterAll(() => t.close());

// The list comes from the database's own catalogue, so a new table is attacked from the day it exists.
test("a tenant reads, changes, deletes and writes nothing of another tenant in any table", async () => {
  expect(tables.size).toBeGreaterThan(15);
  for (const table of tables.keys()) {
    const name = sql.identifier(table);
    const theirs = sql`organization_id = ${victim.organizationId}::uuid`;
    const planted = await t.owner.execute<{ n: number }>(sql`select count(*)::int as n from ${name} where ${theirs}`);
    expect(planted.rows[0]!.n, `${table} holds a row of the victim`).toBeGreaterThan(0);

    const seen = await asAttacker(sql`select count(*)::int as n from ${name} where ${theirs}`);
    expect(seen.rows[0], `${table}: read`).toEqual({ n: 0 });
    const all = await asAttacker(
      sql`select count(*)::int as n from ${name} where organization_id is distinct from ${attacker.organizationId}::uuid`,
    );
    expect(all.rows[0], `${table}: read without a filter`).toEqual({ n: 0 });
    for (const statement of [
      sql`update ${name} set organization_id = ${attacker.organizationId}::uuid where ${theirs}`,
      sql`delete from ${name} where ${theirs}`,
    ]) {
      const changed = await asAttacker(statement).catch((error: Error) => ({ rowCount: 0, refused: error }));
      expect(changed.rowCount, `${table}: change`).toBe(0);
    }
    await expect(asAttacker(insertion(table, victim.organizationId)), `${table}: write`).rejects.toThrow();
    const left = await t.owner.execute<{ n: number }>(sql`select count(*)::int as n from ${name} where ${theirs}`);
    expect(left.rows[0], `${table}: nothing changed`).toEqual(planted.rows[0]);
  }
});

test("the organizations table itself shows and changes only the tenant's own row", async () => {
  const seen = await asAttacker(sql`select id from organizations`);
  expect(seen.rows).toEqual([{ id: attacker.organizationId }]);
  const changed = await asAttacker(
    sql`update organizations set name = 'Taken' where id = ${victim.organizationId}::uuid`,
  );
  expect(changed.rowCount).toBe(0);
});

test("every table that is not a tenant's is on the written list of shared ones", async () => {
  const { rows } = await t.owner.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and not c.relispartition and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')
    order by 1`);
  // People and their ways to sign in belong to no tenant; the outbox is the operator's; organizations is the tenant itself.
  expect(rows.map(({ name }) => name)).toEqual([
    "accounts",
    "organizations",
    "outbox_mails",
    "passkeys",
    "sessions",
    "two_factors",
    "users",
    "verifications",
  ]);
});

function asAttacker(statement: ReturnType<typeof sql>) {
  const scope = { organizationId: attacker.organizationId, userId: attacker.userId };
  return withTenant(t.db, scope, (tx) => tx.execute(statement));
}

async function tenantTables(): Promise<Map<string, Column[]>> {
  const { rows } = await t.owner.execute<Column & Record<string, unknown>>(sql`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type,
      (a.attnotnull and not a.atthasdef and a.attidentity = '') as required
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and exists (select 1 from pg_attribute o where o.attrelid = c.oid and o.attname = 'organization_id')`);
  const found = new Map<string, Column[]>();
  for (const column of rows) found.set(column.table, [...(found.get(column.table) ?? []), column]);
  return found;
}

/** One row of the victim in each table. Foreign keys are not looked at while it is planted. */
async function plantRows(): Promise<void> {
  const client = new pg.Client({ connectionString: t.ownerUrl });
  await client.connect();
  await client.query("set session_replication_role = replica");
  for (const table of tables.keys()) {
    const { text, values } = insertionText(table, victim.organizationId);
    await client.query(text, values);
  }
  await client.end();
}

function insertion(table: string, organizationId: string) {
  const columns = tables.get(table)!.filter((column) => column.required);
  const names = columns.map(({ name }) => sql.identifier(name));
  const values = columns.map((column) => sql`${plausible(column, organizationId)}::${sql.raw(column.type)}`);
  return sql`insert into ${sql.identifier(table)} (${sql.join(names, sql`, `)}) values (${sql.join(values, sql`, `)})`;
}

function insertionText(table: string, organizationId: string) {
  const columns = tables.get(table)!.filter((column) => column.required);
  const places = columns.map((column, i) => `$${i + 1}::${column.type}`);
  const values = columns.map((column) => plausible(column, organizationId));
  return {
    text: `insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join(", ")}) values (${places.join(", ")})`,
    values,
  };
}

function plausible({ name, type }: Column, organizationId: string): unknown {
  if (name === "organization_id") return organizationId;
  if (type === "uuid") return crypto.randomUUID();
  if (type.endsWith("[]")) return "{}";
  if (type === "call_kind") return "tracked";
  if (type === "call_direction") return "inbound";
  if (type === "call_status") return "answered";
  if (type === "jsonb") return "{}";
  if (type === "boolean") return false;
  if (type === "date" || type.startsWith("timestamp")) return "2026-01-01";
  if (type === "text") return `planted-${crypto.randomUUID()}`;
  return 1;
}
