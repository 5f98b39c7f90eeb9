import { withTenant } from "@parley/db";
import { apiKeys, auditLog } from "@parley/db/schema";
import type { Clock } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Context, permissionsOfRole } from "../context/index.ts";
import { authenticateApiKey, createApiKey, listApiKeys, revokeApiKey } from "./index.ts";

let t: TestDatabase;
let home: TestOrganization;
let now: Date;
const clock: Clock = { now: () => now };
const later = (ms: number) => new Date(now.getTime() + ms);
const owner = (): Context => ({ ...home.context, clock });
const authenticate = (key: string) => authenticateApiKey({ db: t.db, clock }, key);

beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  now = new Date("2026-03-02T10:00:00Z");
  home = await t.createOrganization();
});

describe("an API key", () => {
  test("opens its organization with its scopes, and the database holds only its digest", async () => {
    const made = await createApiKey(owner(), { name: "  Reports ", scopes: ["calls.read", "calls.read"] });
    expect(made.key).toMatch(/^pk_[0-9A-Za-z]{43}$/);
    expect(made).toMatchObject({
      name: "Reports",
      scopes: ["calls.read"],
      state: "active",
      start: made.key.slice(0, 9),
    });
    const ctx = await authenticate(made.key);
    expect(ctx).toMatchObject({ organizationId: home.organizationId, actor: { kind: "api_key", keyId: made.id } });
    expect([...ctx!.permissions]).toEqual(["calls.read"]);
    const [row] = await t.owner.select().from(apiKeys).where(eq(apiKeys.id, made.id));
    expect(JSON.stringify(row)).not.toContain(made.key.slice(9));
    const listed = await listApiKeys(owner());
    expect(JSON.stringify(listed)).not.toContain(made.key.slice(9));
  });

  test("that nobody made, or with one letter changed, opens nothing", async () => {
    const { key } = await createApiKey(owner(), { name: "A", scopes: ["*"] });
    const changed = key.slice(0, -1) + (key.endsWith("a") ? "b" : "a");
    for (const wrong of [changed, "", "pk_", `${key} `, "pk_' or 1=1 --"]) expect(await authenticate(wrong)).toBeNull();
  });

  test("ends at its expiry, also when it was read a moment before", async () => {
    const { key } = await createApiKey(owner(), { name: "A", scopes: ["calls.read"], expiresAt: later(10_000) });
    expect(await authenticate(key)).not.toBeNull();
    now = later(10_000);
    expect(await authenticate(key)).toBeNull();
    expect((await listApiKeys(owner())).items[0]!.state).toBe("expired");
    await expect(
      createApiKey(owner(), { name: "A", scopes: ["calls.read"], expiresAt: new Date("2020-01-01") }),
    ).rejects.toMatchObject({ kind: "invalid_input", fields: [{ pointer: "/expiresAt" }] });
  });

  test("revoked here ends at once, revoked by another process after at most 30 seconds", async () => {
    const [first, second] = [
      await createApiKey(owner(), { name: "A", scopes: ["calls.read"] }),
      await createApiKey(owner(), { name: "B", scopes: ["calls.read"] }),
    ];
    expect(await authenticate(first.key)).not.toBeNull();
    await revokeApiKey(owner(), { keyId: first.id });
    expect(await authenticate(first.key)).toBeNull();
    await revokeApiKey(owner(), { keyId: first.id });

    expect(await authenticate(second.key)).not.toBeNull();
    await t.owner.update(apiKeys).set({ revokedAt: now }).where(eq(apiKeys.id, second.id));
    now = later(30_001);
    expect(await authenticate(second.key)).toBeNull();
  });

  test("notes its last use at most once a minute", async () => {
    const { key, id } = await createApiKey(owner(), { name: "A", scopes: ["calls.read"] });
    const lastUsed = async () => (await t.owner.select().from(apiKeys).where(eq(apiKeys.id, id)))[0]!.lastUsedAt;
    expect(await lastUsed()).toBeNull();
    await authenticate(key);
    const first = now;
    expect(await lastUsed()).toEqual(first);
    now = later(45_000);
    await authenticate(key);
    expect(await lastUsed()).toEqual(first);
    now = later(31_000);
    await authenticate(key);
    expect(await lastUsed()).toEqual(now);
  });
});

describe("who may make keys", () => {
  test("a key never may more than the one who made it, however the chain goes", async () => {
    const admin: Context = { ...owner(), permissions: permissionsOfRole("admin") };
    await expect(createApiKey(admin, { name: "A", scopes: ["organization.delete"] })).rejects.toMatchObject({
      kind: "forbidden",
    });
    const narrow = await createApiKey(owner(), { name: "A", scopes: ["api_keys.manage", "calls.read"] });
    const ctx = (await authenticate(narrow.key))!;
    for (const scopes of [["*"], ["calls.place"], ["calls.read", "members.manage"]] as const) {
      await expect(createApiKey(ctx, { name: "B", scopes: [...scopes] })).rejects.toMatchObject({ kind: "forbidden" });
    }
    expect((await createApiKey(ctx, { name: "B", scopes: ["calls.read"] })).createdBy).toBeNull();
    const everything = await authenticate((await createApiKey(owner(), { name: "C", scopes: ["*"] })).key);
    expect(everything!.permissions.has("organization.delete")).toBe(false);
  });

  test("a role without the permission makes, lists and revokes none", async () => {
    const { id } = await createApiKey(owner(), { name: "A", scopes: ["calls.read"] });
    for (const role of ["ceo", "cmo", "manager", "member", "viewer"]) {
      const ctx: Context = { ...owner(), permissions: permissionsOfRole(role) };
      for (const attempt of [
        () => createApiKey(ctx, { name: "B", scopes: ["calls.read"] }),
        () => listApiKeys(ctx),
        () => revokeApiKey(ctx, { keyId: id }),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ kind: "forbidden" });
      }
    }
  });

  test("another organization's key is not found and stays", async () => {
    const { id, key } = await createApiKey(owner(), { name: "A", scopes: ["calls.read"] });
    const stranger = { ...(await t.createOrganization()).context, clock };
    await expect(revokeApiKey(stranger, { keyId: id })).rejects.toMatchObject({ kind: "not_found" });
    expect((await listApiKeys(stranger)).items).toEqual([]);
    expect(await authenticate(key)).not.toBeNull();
  });
});

test("lists page by page, newest first, each key once", async () => {
  for (let i = 0; i < 5; i++) await createApiKey(owner(), { name: `Key ${i}`, scopes: ["calls.read"] });
  const names: string[] = [];
  let after: string | undefined;
  do {
    const page = await listApiKeys(owner(), { limit: 2, after });
    names.push(...page.items.map((key) => key.name));
    after = page.next ?? undefined;
  } while (after);
  expect(names).toHaveLength(5);
  expect(new Set(names).size).toBe(5);
});

test("making and revoking leave one audit row each, without the key", async () => {
  const { key, id } = await createApiKey(owner(), { name: "A", scopes: ["calls.read"] });
  await revokeApiKey(owner(), { keyId: id });
  const rows = await withTenant(t.db, { organizationId: home.organizationId }, (tx) => tx.select().from(auditLog));
  expect(rows.map((row) => [row.action, row.targetId, row.actorId])).toEqual([
    ["api_key.created", id, home.userId],
    ["api_key.revoked", id, home.userId],
  ]);
  expect(JSON.stringify(rows)).not.toContain(key.slice(9));
});
