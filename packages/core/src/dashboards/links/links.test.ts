import { members, users } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Context, permissionsOfRole } from "../../context/index.ts";
import { seedCalls } from "../../insights/testing/seed-calls.ts";
import {
  createDashboard,
  createDashboardLink,
  deleteDashboard,
  listDashboardLinks,
  revokeDashboardLink,
  showDashboardLink,
} from "../index.ts";

const ZONE = "America/New_York";
const NOW = new Date("2026-03-20T16:00:00Z");
const HOUR_MS = 3_600_000;

let t: TestDatabase;
let org: TestOrganization;
let ctx: Context;
let board: string;
beforeAll(async () => {
  t = await createTestDatabase();
  org = await t.createOrganization({ timezone: ZONE });
  ctx = { ...org.context, clock: { now: () => NOW } };
  await seedCalls(t.owner, org.organizationId, ZONE, [
    { at: "2026-03-18T10:00", source: "Radio" },
    { at: "2026-03-19T10:00", source: "Radio" },
    { at: "2026-03-19T11:00", source: "Mail" },
  ]);
  board = (
    await createDashboard(ctx, {
      name: "For the wall",
      tiles: [
        { id: "all", kind: "kpi", title: "Calls", x: 0, y: 0, w: 3, h: 3, query: { measures: ["calls"] } },
        {
          ...{ id: "by", kind: "bar", title: "By source", x: 3, y: 0, w: 6, h: 6 },
          query: {
            measures: ["calls"],
            dimensions: ["source"],
            filters: [{ dimension: "source", op: "is", values: ["Radio"] }],
          },
        },
        { id: "note", kind: "text", title: "", x: 0, y: 3, w: 3, h: 3, text: "Ring them back." },
      ],
    })
  ).id;
});
afterAll(() => t.close());

const inHours = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
const visit = (token: string, password?: string, now = NOW) =>
  showDashboardLink({ db: t.db, clock: { now: () => now } }, token, password);
const refusal = (token: string, password?: string, now = NOW) =>
  visit(token, password, now).then(
    () => null,
    ({ kind, code, message }) => ({ kind, code, message }),
  );

describe("a public link", () => {
  test("shows the board's numbers to whoever has its token, and nothing that leads further", async () => {
    const { token } = await createDashboardLink(ctx, board, { expiresAt: inHours(1) });
    const shown = await visit(token);
    expect(Object.keys(shown).sort()).toEqual(["asOf", "currency", "locale", "name", "results", "tiles", "timezone"]);
    expect(shown.name).toBe("For the wall");
    expect(shown.tiles.map(({ id }) => id)).toEqual(["all", "by", "note"]);
    expect(shown.results).toMatchObject([
      { id: "all", result: { totals: { calls: 3 }, comparison: { totals: { calls: 0 } } } },
      { id: "by", result: { rows: [{ source: "Radio", calls: 2 }] } },
    ]);
    const everything = JSON.stringify(shown);
    for (const secret of [org.organizationId, board, "query", "qry_", "filters", token])
      expect(everything).not.toContain(secret);
  });

  test("holds a token of 32 random bytes that is stored as its sha-256 only and shown once", async () => {
    const made = await createDashboardLink(ctx, board, { expiresAt: inHours(1), password: "correct horse" });
    expect(Buffer.from(made.token, "base64url")).toHaveLength(32);
    const { rows } = await t.owner.execute(sql`select * from dashboard_links`);
    const { rows: log } = await t.owner.execute(sql`select * from audit_log`);
    const stored = JSON.stringify([rows, log]);
    expect(stored).not.toContain(made.token);
    expect(stored).not.toContain("correct horse");
    expect(JSON.stringify(await listDashboardLinks(ctx, board))).not.toMatch(new RegExp(`${made.token}|hash`, "i"));
  });

  test("has one answer for a token that is unknown, cut, expired or revoked, and for a board that is gone", async () => {
    const expired = await createDashboardLink(ctx, board, { expiresAt: inHours(1), password: "correct horse" });
    const revoked = await createDashboardLink(ctx, board, { expiresAt: inHours(1), password: "correct horse" });
    await revokeDashboardLink(ctx, board, revoked.id);
    const other = await createDashboard(ctx, { name: "Short" });
    const orphan = await createDashboardLink(ctx, other.id, { expiresAt: inHours(1) });
    await deleteDashboard(ctx, other.id);
    const unknown = await refusal("A".repeat(43));
    expect(unknown).toEqual({ kind: "not_found", code: "not_found", message: "This link does not exist." });
    for (const answer of [
      await refusal(""),
      await refusal(expired.token.slice(0, 42)),
      await refusal(expired.token, "correct horse", inHours(1)),
      await refusal(expired.token, undefined, inHours(2)),
      await refusal(revoked.token, "correct horse"),
      await refusal(revoked.token, "wrong"),
      await refusal(orphan.token),
    ]) {
      expect(answer).toEqual(unknown);
    }
  });

  test("with a password asks for it, says of a wrong one only that, and lets the right one in however it was composed", async () => {
    const { token } = await createDashboardLink(ctx, board, { expiresAt: inHours(1), password: "crème brûlée" });
    expect(await refusal(token)).toMatchObject({ kind: "unauthenticated", code: "password_required" });
    for (const wrong of ["creme brulee", "crème brûlée ", "x"]) {
      expect(await refusal(token, wrong)).toEqual({
        kind: "unauthenticated",
        code: "wrong_password",
        message: "This password is wrong.",
      });
    }
    expect((await visit(token, "crème brûlée".normalize("NFD"))).name).toBe("For the wall");
  });

  test("keeps when it was last seen, to the minute, and not that a wrong password was tried", async () => {
    const { token, id } = await createDashboardLink(ctx, board, { expiresAt: inHours(1), password: "correct horse" });
    const seen = async () => (await listDashboardLinks(ctx, board)).find((link) => link.id === id)!.lastSeenAt;
    await refusal(token, "wrong one");
    expect(await seen()).toBeNull();
    await visit(token, "correct horse");
    expect(await seen()).toEqual(NOW);
    await visit(token, "correct horse", new Date(NOW.getTime() + 30_000));
    expect(await seen()).toEqual(NOW);
    await visit(token, "correct horse", inHours(0.5));
    expect(await seen()).toEqual(inHours(0.5));
  });

  test("ends within a year", async () => {
    await expect(createDashboardLink(ctx, board, { expiresAt: inHours(-1) })).rejects.toMatchObject({
      fields: [{ pointer: "/expires_at" }],
    });
    await expect(createDashboardLink(ctx, board, { expiresAt: inHours(24 * 367) })).rejects.toMatchObject({
      fields: [{ pointer: "/expires_at" }],
    });
  });

  test("is made, listed and revoked only by who builds and sees the board", async () => {
    const userId = newUuid();
    await t.owner.insert(users).values({ id: userId, name: "Bob", email: `${userId}@example.com` });
    await t.owner.insert(members).values({ organizationId: org.organizationId, userId, role: "manager" });
    const bob: Context = { ...ctx, actor: { kind: "user", userId }, permissions: permissionsOfRole("manager") };
    const viewer: Context = { ...ctx, permissions: permissionsOfRole("viewer") };
    const stranger = { ...(await t.createOrganization()).context, clock: ctx.clock };
    const strangersBoard = (await createDashboard(stranger, { name: "Bait", visibility: "team" })).id;
    const { id, token } = await createDashboardLink(ctx, board, { expiresAt: inHours(1) });
    for (const [who, kind] of [
      [bob, "not_found"],
      [stranger, "not_found"],
      [viewer, "forbidden"],
    ] as const) {
      await expect(createDashboardLink(who, board, { expiresAt: inHours(1) })).rejects.toMatchObject({ kind });
      await expect(listDashboardLinks(who, board)).rejects.toMatchObject({ kind });
      await expect(revokeDashboardLink(who, board, id)).rejects.toMatchObject({ kind });
    }
    // A link is not reached through a board that one may change.
    await expect(revokeDashboardLink(stranger, strangersBoard, id)).rejects.toMatchObject({ kind: "not_found" });
    expect((await visit(token)).name).toBe("For the wall");
  });

  test("to a private board ends with its maker's membership, since nobody is left who could revoke it", async () => {
    const userId = newUuid();
    await t.owner.insert(users).values({ id: userId, name: "Gone", email: `${userId}@example.com` });
    await t.owner.insert(members).values({ organizationId: org.organizationId, userId, role: "cmo" });
    const gone: Context = { ...ctx, actor: { kind: "user", userId }, permissions: permissionsOfRole("cmo") };
    const own = await createDashboard(gone, { name: "Own" });
    const shared = await createDashboard(gone, { name: "Shared", visibility: "team" });
    const links = await Promise.all(
      [own, shared].map(({ id }) => createDashboardLink(gone, id, { expiresAt: inHours(1) })),
    );
    await t.owner
      .delete(members)
      .where(and(eq(members.organizationId, org.organizationId), eq(members.userId, userId)));
    expect(await refusal(links[0]!.token)).toMatchObject({ kind: "not_found" });
    expect((await visit(links[1]!.token)).name).toBe("Shared");
  });

  test("leaves rows in the audit log for its making and its end", async () => {
    const { id } = await createDashboardLink(ctx, board, { expiresAt: inHours(1) });
    await revokeDashboardLink(ctx, board, id);
    await revokeDashboardLink(ctx, board, id);
    const { rows } = await t.owner.execute<{ action: string }>(
      sql`select action from audit_log where target_id = ${id} order by id`,
    );
    expect(rows.map(({ action }) => action)).toEqual(["dashboard_link.created", "dashboard_link.revoked"]);
  });
});
