import { auditLog, domainEvents, members, users } from "@parley/db/schema";
import { newUuid, systemClock } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { authenticateApiKey, contextForSession, createApiKey } from "../accounts/index.ts";
import { type Context, permissionsOfRole, type Role } from "../context/index.ts";
import { changeMemberRole, leaveOrganization, listMembers, removeMember } from "./index.ts";

let t: TestDatabase;
let home: TestOrganization;

beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  home = await t.createOrganization();
});

async function join(role: Role): Promise<Context & { userId: string }> {
  const userId = newUuid();
  await t.owner.insert(users).values({ id: userId, name: `A ${role}`, email: `${userId}@example.com` });
  await t.owner.insert(members).values({ organizationId: home.organizationId, userId, role });
  return { ...home.context, actor: { kind: "user", userId }, permissions: permissionsOfRole(role), userId };
}

const owners = async () =>
  (
    await t.owner
      .select({ id: members.userId })
      .from(members)
      .where(and(eq(members.organizationId, home.organizationId), eq(members.role, "owner")))
  ).map((row) => row.id);

const roleOf = async (userId: string) =>
  (await t.owner.select().from(members).where(eq(members.userId, userId)))[0]?.role ?? null;

describe("the last owner", () => {
  test("cannot step down, leave or be removed, and can once there is another", async () => {
    const attempts = [
      () => changeMemberRole(home.context, { userId: home.userId, role: "admin" }),
      () => removeMember(home.context, { userId: home.userId }),
      () => leaveOrganization(home.context),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "last_owner" });
    const other = await join("member");
    await changeMemberRole(home.context, { userId: other.userId, role: "owner" });
    await leaveOrganization(home.context);
    expect(await owners()).toEqual([other.userId]);
  });

  test("two owners who demote each other at the same time leave one, every time", async () => {
    for (let round = 0; round < 8; round++) {
      home = await t.createOrganization();
      const other = await join("owner");
      const results = await Promise.allSettled([
        changeMemberRole(home.context, { userId: other.userId, role: "member" }),
        changeMemberRole(other, { userId: home.userId, role: "member" }),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await owners()).toHaveLength(1);
    }
  });

  test("two owners who leave at the same time leave one", async () => {
    for (let round = 0; round < 8; round++) {
      home = await t.createOrganization();
      const other = await join("owner");
      await Promise.allSettled([leaveOrganization(home.context), leaveOrganization(other)]);
      expect(await owners()).toHaveLength(1);
    }
  });
});

describe("roles", () => {
  test("only an owner makes, demotes or removes an owner", async () => {
    const admin = await join("admin");
    const second = await join("owner");
    const member = await join("member");
    for (const attempt of [
      () => changeMemberRole(admin, { userId: member.userId, role: "owner" }),
      () => changeMemberRole(admin, { userId: admin.userId, role: "owner" }),
      () => changeMemberRole(admin, { userId: second.userId, role: "member" }),
      () => removeMember(admin, { userId: second.userId }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ kind: "forbidden" });
    }
    await changeMemberRole(admin, { userId: member.userId, role: "manager" });
    expect(await roleOf(member.userId)).toBe("manager");
  });

  test("a key that manages members cannot hand out what it may not do itself", async () => {
    const member = await join("viewer");
    const made = await createApiKey(home.context, {
      name: "HR",
      scopes: ["members.read", "members.manage", ...permissionsOfRole("viewer")],
    });
    const key = (await authenticateApiKey({ db: t.db, clock: systemClock }, made.key))!;
    await expect(changeMemberRole(key, { userId: member.userId, role: "admin" })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(removeMember(key, { userId: home.userId })).rejects.toMatchObject({ kind: "forbidden" });
    await removeMember(key, { userId: member.userId });
    expect(await roleOf(member.userId)).toBeNull();
  });

  test("whoever lost the role while the request was under way acts no more", async () => {
    const admin = await join("admin");
    const member = await join("member");
    await changeMemberRole(home.context, { userId: admin.userId, role: "viewer" });
    await expect(removeMember(admin, { userId: member.userId })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(leaveOrganization(member)).resolves.toBeUndefined();
  });

  test("without members.manage nothing changes, and any member may leave", async () => {
    const viewer = await join("viewer");
    const member = await join("member");
    await expect(changeMemberRole(viewer, { userId: viewer.userId, role: "admin" })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(removeMember(viewer, { userId: member.userId })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(listMembers(viewer)).rejects.toMatchObject({ kind: "forbidden" });
    await leaveOrganization(viewer);
    expect(
      await contextForSession(
        { db: t.db, clock: systemClock },
        { userId: viewer.userId, activeOrganizationId: home.organizationId },
      ),
    ).toBeNull();
  });
});

test("members of another organization are not found, whoever asks", async () => {
  const foreign = await t.createOrganization();
  await expect(changeMemberRole(home.context, { userId: foreign.userId, role: "viewer" })).rejects.toMatchObject({
    kind: "not_found",
  });
  await expect(removeMember(home.context, { userId: foreign.userId })).rejects.toMatchObject({ kind: "not_found" });
  expect(await roleOf(foreign.userId)).toBe("owner");
  const { items } = await listMembers(home.context);
  expect(items.map((member) => member.userId)).toEqual([home.userId]);
});

test("pages of members hold everybody once", async () => {
  for (let i = 0; i < 4; i++) await join("member");
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await listMembers(home.context, { limit: 2, after });
    seen.push(...page.items.map((member) => member.userId));
    after = page.next ?? undefined;
  } while (after);
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
});

test("every change leaves one audit row and one event; a refused one leaves none", async () => {
  const member = await join("member");
  await changeMemberRole(home.context, { userId: member.userId, role: "viewer" });
  await changeMemberRole(home.context, { userId: member.userId, role: "viewer" });
  await removeMember(home.context, { userId: member.userId });
  await leaveOrganization(home.context).catch(() => {});
  const audit = await t.owner.select().from(auditLog).where(eq(auditLog.organizationId, home.organizationId));
  expect(audit.map((row) => row.action).sort()).toEqual(["member.removed", "member.role_changed"]);
  const events = await t.owner.select().from(domainEvents).where(eq(domainEvents.organizationId, home.organizationId));
  expect(events.map((row) => row.type).sort()).toEqual(["member.removed", "member.updated"]);
});
