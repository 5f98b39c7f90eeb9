import { calls, members, organizations } from "@parley/db/schema";
import { createTestDatabase, type TestDatabase } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withTenant } from "./tenancy.ts";

let t: TestDatabase;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());

const row = (organizationId: string, id: string) => ({
  organizationId,
  id,
  kind: "tracked" as const,
  direction: "inbound" as const,
  status: "answered" as const,
  calledAt: new Date("2026-01-05T12:00:00Z"),
  localDate: "2026-01-05",
  localHour: 7,
  localDow: 1,
});

test("every table with an organization_id has row level security and a policy", async () => {
  const { rows } = await t.owner.execute<{ name: string; secured: boolean; policies: number }>(sql`
    select c.relname as name, c.relrowsecurity as secured,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r','p') and not c.relispartition`);
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((table) => !table.secured || table.policies === 0)).toEqual([]);
});

test("every tenant key starts with organization_id", async () => {
  const { rows } = await t.owner.execute<{ name: string; first: string }>(sql`
    select c.relname as name, k.attname as first from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
    join pg_index i on i.indrelid = c.oid and i.indisprimary
    join pg_attribute k on k.attrelid = c.oid and k.attnum = i.indkey[0]
    where c.relnamespace = 'public'::regnamespace and not c.relispartition`);
  expect(rows.filter((table) => table.first !== "organization_id")).toEqual([]);
});

test("the application role owns nothing and is no superuser", async () => {
  const { rows } = await t.owner.execute(
    sql`select count(*)::int as owned from pg_class where relowner = 'parley_app'::regrole`,
  );
  expect(rows[0]).toEqual({ owned: 0 });
  const role = await t.owner.execute(sql`select rolsuper, rolbypassrls from pg_roles where rolname = 'parley_app'`);
  expect(role.rows[0]).toEqual({ rolsuper: false, rolbypassrls: false });
});

test("without a tenant nothing is seen, with one only its own rows, and writing into another is refused", async () => {
  const a = await t.createOrganization();
  const b = await t.createOrganization();
  const id = "018f0000-0000-7000-8000-000000000001";
  await withTenant(t.db, { organizationId: a.organizationId }, (tx) =>
    tx.insert(calls).values(row(a.organizationId, id)),
  );
  expect(await t.db.select().from(calls)).toHaveLength(0);
  expect(await withTenant(t.db, { organizationId: b.organizationId }, (tx) => tx.select().from(calls))).toHaveLength(0);
  expect(await withTenant(t.db, { organizationId: a.organizationId }, (tx) => tx.select().from(calls))).toHaveLength(1);
  await expect(
    withTenant(t.db, { organizationId: b.organizationId }, (tx) => tx.insert(calls).values(row(a.organizationId, id))),
  ).rejects.toThrow();
  await expect(t.db.execute(sql`select * from calls_p0`)).rejects.toThrow();
});

test("a person sees their memberships and organizations before a tenant is chosen, and cannot change them then", async () => {
  const a = await t.createOrganization();
  await t.createOrganization();
  const scope = { userId: a.userId };
  expect(await withTenant(t.db, scope, (tx) => tx.select().from(members))).toHaveLength(1);
  expect(await withTenant(t.db, scope, (tx) => tx.select().from(organizations))).toHaveLength(1);
  const changed = await withTenant(t.db, scope, (tx) => tx.update(organizations).set({ name: "Taken" }).returning());
  expect(changed).toEqual([]);
});

test("the tenant ends with its transaction, so a pooled connection never carries it to the next request", async () => {
  const a = await t.createOrganization();
  for (let i = 0; i < 12; i++)
    await withTenant(t.db, { organizationId: a.organizationId }, (tx) => tx.select().from(organizations));
  const left = await t.db.execute<{ id: string }>(
    sql`select coalesce(current_setting('app.organization_id', true), '') as id`,
  );
  expect(left.rows[0]?.id).toBe("");
});
