import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { withTenant } from "@parley/db";
import {
  auditLog,
  callDetails,
  callers,
  calls,
  detailLayouts,
  dimensionValues,
  members,
  organizations,
  recordings,
  sessions,
  transcriptSegments,
} from "@parley/db/schema";
import { newUuid, systemClock } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Context, permissionsOfRole } from "../context/index.ts";
import { createDiskStorage } from "../storage/index.ts";
import {
  createOrganization,
  deleteOrganization,
  getOrganization,
  listOrganizations,
  type Person,
  readViewer,
  switchOrganization,
  updateOrganization,
} from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "parley-organizations-"));
const storage = createDiskStorage(folder);
let t: TestDatabase;
let home: TestOrganization;

beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  home = await t.createOrganization({ name: "Home", timezone: "America/New_York" });
});

async function signedIn(userId: string): Promise<Person & { sessionId: string }> {
  const sessionId = newUuid();
  await t.owner.insert(sessions).values({ id: sessionId, userId, token: newUuid(), expiresAt: new Date("2099-01-01") });
  return { db: t.db, clock: systemClock, userId, sessionId };
}

const call = (organizationId: string, calledAt: string, id = newUuid()) => ({
  organizationId,
  id,
  kind: "tracked" as const,
  direction: "inbound" as const,
  status: "answered" as const,
  calledAt: new Date(calledAt),
  localDate: "2000-01-01",
  localHour: 0,
  localDow: 1,
});

describe("making and choosing", () => {
  test("the maker owns it and the session turns to it", async () => {
    const person = await signedIn(home.userId);
    const made = await createOrganization(person, { name: " Second ", timezone: "Europe/Berlin", currency: "eur" });
    expect(made).toMatchObject({
      name: "Second",
      timezone: "Europe/Berlin",
      currency: "EUR",
      locale: "en-US",
      isDemo: false,
    });
    expect((await listOrganizations(person)).map((one) => [one.name, one.role])).toEqual([
      ["Home", "owner"],
      ["Second", "owner"],
    ]);
    const session = {
      ...person,
      isOperator: false,
      activeOrganizationId: made.id,
      user: {
        id: home.userId,
        name: "P",
        email: "p@example.com",
        emailVerified: true,
        image: null,
        twoFactorEnabled: false,
      },
    };
    const viewer = await readViewer({ db: t.db, clock: systemClock }, session);
    expect(viewer.current?.organization.id).toBe(made.id);
    const [row] = await t.owner.select().from(sessions).where(eq(sessions.id, person.sessionId));
    expect(row!.activeOrganizationId).toBe(made.id);
    const audit = await t.owner.select().from(auditLog).where(eq(auditLog.organizationId, made.id));
    expect(audit.map((one) => one.action)).toEqual(["organization.created"]);
  });

  test("an organization of others does not exist for the switcher, nor a session of others", async () => {
    const person = await signedIn(home.userId);
    const foreign = await t.createOrganization();
    await expect(switchOrganization(person, { organizationId: foreign.organizationId })).rejects.toMatchObject({
      kind: "not_found",
    });
    const thief = { ...(await signedIn(foreign.userId)), sessionId: person.sessionId };
    await switchOrganization(thief, { organizationId: foreign.organizationId });
    const [row] = await t.owner.select().from(sessions).where(eq(sessions.id, person.sessionId));
    expect(row!.activeOrganizationId).toBeNull();
    expect((await listOrganizations(person)).map((one) => one.id)).toEqual([home.organizationId]);
  });

  test("what is no time zone or currency is refused by name", async () => {
    const person = await signedIn(home.userId);
    const good = { name: "X", timezone: "UTC", currency: "USD" };
    for (const [bad, pointer] of [
      [{ ...good, timezone: "Mars/Olympus" }, "/timezone"],
      [{ ...good, timezone: "+02:00" }, "/timezone"],
      [{ ...good, timezone: "UTC'; drop table calls; --" }, "/timezone"],
      [{ ...good, currency: "DOLLARS" }, "/currency"],
      [{ ...good, currency: "ZZZ" }, "/currency"],
      [{ ...good, locale: "not a locale" }, "/locale"],
      [{ ...good, name: "  " }, "/name"],
    ] as const) {
      await expect(createOrganization(person, bad)).rejects.toMatchObject({
        kind: "invalid_input",
        fields: [{ pointer }],
      });
    }
  });
});

describe("changing", () => {
  test("a new time zone moves every call to its local day, hour and weekday, and nobody else's", async () => {
    const other = await t.createOrganization();
    const ids = [newUuid(), newUuid()];
    await t.owner.insert(calls).values([
      // Sunday 01:30 in Berlin is Saturday evening in New York; in summer Berlin is two hours ahead of UTC.
      call(home.organizationId, "2026-01-03T23:30:00Z", ids[0]),
      call(home.organizationId, "2026-07-05T22:30:00Z", ids[1]),
      call(other.organizationId, "2026-01-03T23:30:00Z", ids[0]),
    ]);
    await updateOrganization(home.context, { timezone: "Europe/Berlin" });
    const rows = await t.owner
      .select()
      .from(calls)
      .where(eq(calls.organizationId, home.organizationId))
      .orderBy(calls.calledAt);
    expect(rows.map((row) => [row.localDate, row.localHour, row.localDow])).toEqual([
      ["2026-01-04", 0, 7],
      ["2026-07-06", 0, 1],
    ]);
    const [untouched] = await t.owner.select().from(calls).where(eq(calls.organizationId, other.organizationId));
    expect(untouched).toMatchObject({ localDate: "2000-01-01", localHour: 0 });
  });

  test("keeps what is not given, audits from and to, and does nothing for no change", async () => {
    const before = await getOrganization(home.context);
    expect(await updateOrganization(home.context, { name: "Renamed" })).toEqual({ ...before, name: "Renamed" });
    await updateOrganization(home.context, { name: "Renamed", currency: "usd" });
    const audit = await t.owner.select().from(auditLog).where(eq(auditLog.organizationId, home.organizationId));
    expect(audit.map((row) => [row.action, row.details])).toEqual([
      ["organization.updated", { name: { from: "Home", to: "Renamed" } }],
    ]);
    const manager: Context = { ...home.context, permissions: permissionsOfRole("manager") };
    await expect(updateOrganization(manager, { name: "Mine" })).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("what counts", () => {
  test("begins as everybody's, and a change of it is kept and audited with what was before", async () => {
    expect(await getOrganization(home.context)).toMatchObject({ qualifiedScore: 300, serviceLevelSeconds: 20 });
    await updateOrganization(home.context, { qualifiedScore: 350 });
    await updateOrganization(home.context, { qualifiedScore: 350, serviceLevelSeconds: 30 });
    expect(await getOrganization(home.context)).toMatchObject({ qualifiedScore: 350, serviceLevelSeconds: 30 });
    const audit = await t.owner.select().from(auditLog).where(eq(auditLog.organizationId, home.organizationId));
    expect(audit.map(({ action, actorId, details }) => [action, actorId, details])).toEqual([
      ["organization.updated", home.userId, { qualifiedScore: { from: 300, to: 350 } }],
      ["organization.updated", home.userId, { serviceLevelSeconds: { from: 20, to: 30 } }],
    ]);
    const other = await t.createOrganization();
    expect(await getOrganization(other.context)).toMatchObject({ qualifiedScore: 300, serviceLevelSeconds: 20 });
  });

  test("is refused outside its bounds, by name, and to whoever does not manage the organization", async () => {
    for (const [bad, pointer] of [
      [{ qualifiedScore: -1 }, "/qualifiedScore"],
      [{ qualifiedScore: 501 }, "/qualifiedScore"],
      [{ qualifiedScore: 299.5 }, "/qualifiedScore"],
      [{ serviceLevelSeconds: 0 }, "/serviceLevelSeconds"],
      [{ serviceLevelSeconds: 601 }, "/serviceLevelSeconds"],
    ] as const) {
      await expect(updateOrganization(home.context, bad)).rejects.toMatchObject({ fields: [{ pointer }] });
    }
    await updateOrganization(home.context, { qualifiedScore: 0, serviceLevelSeconds: 600 });
    const ceo: Context = { ...home.context, permissions: permissionsOfRole("ceo") };
    await expect(updateOrganization(ceo, { qualifiedScore: 100 })).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("deleting", () => {
  test("asks for the owner and the typed name", async () => {
    await expect(deleteOrganization(home.context, { storage }, { confirmName: "home" })).rejects.toMatchObject({
      fields: [{ pointer: "/confirm_name" }],
    });
    const admin: Context = { ...home.context, permissions: permissionsOfRole("admin") };
    await expect(deleteOrganization(admin, { storage }, { confirmName: "Home" })).rejects.toMatchObject({
      kind: "forbidden",
    });
    expect((await getOrganization(home.context)).name).toBe("Home");
  });

  test("leaves no row of it in any table, no file of it, and every row and file of others", async () => {
    const other = await t.createOrganization();
    const fileOf = ({ organizationId }: TestOrganization) => `${organizationId}/recordings/one.wav`;
    for (const one of [home, other]) await storage.put(fileOf(one), Readable.from([Buffer.from("RIFF")]));
    for (const { organizationId } of [home, other]) {
      const callId = newUuid();
      await withTenant(t.db, { organizationId }, async (tx) => {
        await tx.insert(calls).values(call(organizationId, "2026-01-03T23:30:00Z", callId));
        await tx
          .insert(transcriptSegments)
          .values({ organizationId, callId, position: 0, speaker: "agent", startMs: 0, endMs: 1, text: "Hello" });
        const format = { channels: 2, sampleRate: 8000, durationMs: 1, bytes: 4 };
        const storageKey = `${organizationId}/recordings/one.wav`;
        await tx.insert(recordings).values({ organizationId, callId, storageKey, ...format });
        await tx.insert(callDetails).values({ organizationId, callId, layoutId: 1, payload: "x" });
        await tx.insert(detailLayouts).values({ organizationId, id: 1, columns: ["x"] });
        await tx.insert(dimensionValues).values({ organizationId, kind: "source", id: 1, value: "google" });
        await tx.insert(callers).values({ organizationId, phone: 1, firstAt: new Date(), firstCallId: callId });
      });
      await updateOrganization({ ...home.context, organizationId }, { locale: "en-GB" });
    }
    await deleteOrganization(home.context, { storage }, { confirmName: "Home" });
    expect(await storage.stat(fileOf(home))).toBeNull();
    expect(await storage.stat(fileOf(other))).toMatchObject({ bytes: 4 });
    const left = await rowsByTable(home.organizationId);
    expect(left).toEqual({});
    const kept = await rowsByTable(other.organizationId);
    expect(kept).toMatchObject({
      calls: 1,
      call_details: 1,
      transcript_segments: 1,
      callers: 1,
      members: 1,
      audit_log: 1,
    });
    expect(await t.owner.select().from(organizations).where(eq(organizations.id, home.organizationId))).toEqual([]);
    expect(await t.owner.select().from(members).where(eq(members.userId, home.userId))).toEqual([]);
  });
});

/** Rows of an organization in every table of the catalogue that has any. */
async function rowsByTable(organizationId: string): Promise<Record<string, number>> {
  const { rows: tables } = await t.owner.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r','p') and not c.relispartition`);
  expect(tables.length).toBeGreaterThan(10);
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await t.owner.execute<{ count: number }>(
      sql`select count(*)::int as count from ${sql.identifier(name)} where organization_id = ${organizationId}`,
    );
    if (rows[0]!.count > 0) found[name] = rows[0]!.count;
  }
  return found;
}
