import { auditLog, invitations, members, sessions, users } from "@parley/db/schema";
import { type Clock, newUuid } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Context, permissionsOfRole } from "../context/index.ts";
import {
  acceptInvitation,
  inviteMember,
  listInvitations,
  type Person,
  readInvitation,
  resendInvitation,
  revokeInvitation,
} from "./index.ts";

let t: TestDatabase;
let home: TestOrganization;
let now: Date;
const clock: Clock = { now: () => now };
const publicUrl = "https://parley.example";
const owner = (): Context => ({ ...home.context, clock });
const days = (count: number) => new Date(now.getTime() + count * 24 * 3600 * 1000);

beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  now = new Date("2026-03-02T10:00:00Z");
  home = await t.createOrganization({ name: "Acme Care" });
});

async function person(email: string): Promise<Person & { sessionId: string }> {
  const userId = newUuid();
  const sessionId = newUuid();
  await t.owner.insert(users).values({ id: userId, name: "Invited", email });
  await t.owner.insert(sessions).values({ id: sessionId, userId, token: newUuid(), expiresAt: days(30) });
  return { db: t.db, clock, userId, sessionId };
}

/** Token of the newest mail to an address, as its receiver reads it. */
async function tokenFor(email: string): Promise<string> {
  const { rows } = await t.owner.execute<{ payload: { to: string; text: string } }>(sql`
    select j.payload from graphile_worker._private_jobs j where j.payload->>'to' = ${email} order by j.id desc limit 1`);
  return /https:\/\/parley\.example\/invite\/(\S+)/.exec(rows[0]!.payload.text)![1]!;
}

const invite = (email: string, role: "member" | "admin" | "owner" = "member", ctx = owner()) =>
  inviteMember(ctx, { email, role }, { publicUrl });

describe("an invitation", () => {
  test("leads the invited person in with its role, once, and accepting again only leads there", async () => {
    await invite("  New.Person@Example.com ");
    const token = await tokenFor("new.person@example.com");
    expect(await readInvitation({ db: t.db, clock }, token)).toEqual({
      organizationName: "Acme Care",
      email: "new.person@example.com",
      role: "member",
      state: "pending",
    });
    const guest = await person("new.person@example.com");
    expect(await acceptInvitation(guest, { token })).toEqual({ organizationId: home.organizationId });
    expect(await acceptInvitation(guest, { token })).toEqual({ organizationId: home.organizationId });
    const rows = await t.owner.select().from(members).where(eq(members.userId, guest.userId));
    expect(rows.map((row) => [row.organizationId, row.role])).toEqual([[home.organizationId, "member"]]);
    const [session] = await t.owner.select().from(sessions).where(eq(sessions.id, guest.sessionId));
    expect(session!.activeOrganizationId).toBe(home.organizationId);
    expect((await readInvitation({ db: t.db, clock }, token)).state).toBe("accepted");
  });

  test("accepted twice at the same moment joins once", async () => {
    await invite("race@example.com");
    const token = await tokenFor("race@example.com");
    const guest = await person("race@example.com");
    const both = await Promise.all([acceptInvitation(guest, { token }), acceptInvitation(guest, { token })]);
    expect(both).toHaveLength(2);
    expect(await t.owner.select().from(members).where(eq(members.userId, guest.userId))).toHaveLength(1);
  });

  test("does not open for another address, and says for which it is", async () => {
    await invite("meant@example.com");
    const token = await tokenFor("meant@example.com");
    const other = await person("other@example.com");
    await expect(acceptInvitation(other, { token })).rejects.toMatchObject({
      code: "invitation_email_mismatch",
      message: expect.stringContaining("meant@example.com"),
    });
    expect(await t.owner.select().from(members).where(eq(members.userId, other.userId))).toEqual([]);
    expect((await readInvitation({ db: t.db, clock }, token)).state).toBe("pending");
  });

  test("ends after seven days, works again when resent, and the old link stays dead", async () => {
    const { id } = await invite("late@example.com");
    const old = await tokenFor("late@example.com");
    const guest = await person("late@example.com");
    now = days(7);
    expect((await readInvitation({ db: t.db, clock }, old)).state).toBe("expired");
    await expect(acceptInvitation(guest, { token: old })).rejects.toMatchObject({ code: "invitation_expired" });
    expect((await resendInvitation(owner(), { invitationId: id }, { publicUrl })).state).toBe("pending");
    await expect(acceptInvitation(guest, { token: old })).rejects.toMatchObject({ kind: "not_found" });
    await acceptInvitation(guest, { token: await tokenFor("late@example.com") });
    await expect(resendInvitation(owner(), { invitationId: id }, { publicUrl })).rejects.toMatchObject({
      code: "invitation_used",
    });
    await expect(revokeInvitation(owner(), { invitationId: id })).rejects.toMatchObject({ code: "invitation_used" });
  });

  test("revoked opens nothing, cannot be resent, and a former member does not return by an old link", async () => {
    const { id } = await invite("gone@example.com");
    const token = await tokenFor("gone@example.com");
    await revokeInvitation(owner(), { invitationId: id });
    await revokeInvitation(owner(), { invitationId: id });
    const guest = await person("gone@example.com");
    await expect(acceptInvitation(guest, { token })).rejects.toMatchObject({ code: "invitation_revoked" });
    await expect(resendInvitation(owner(), { invitationId: id }, { publicUrl })).rejects.toMatchObject({
      code: "invitation_revoked",
    });

    await invite("gone@example.com");
    const second = await tokenFor("gone@example.com");
    await acceptInvitation(guest, { token: second });
    await t.owner.delete(members).where(eq(members.userId, guest.userId));
    await expect(acceptInvitation(guest, { token: second })).rejects.toMatchObject({ code: "invitation_used" });
  });

  test("keeps only the digest of its token", async () => {
    await invite("digest@example.com");
    const token = await tokenFor("digest@example.com");
    const rows = await t.owner.select().from(invitations).where(eq(invitations.organizationId, home.organizationId));
    expect(JSON.stringify(rows)).not.toContain(token);
    await expect(readInvitation({ db: t.db, clock }, rows[0]!.tokenHash)).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("who may invite", () => {
  test("nobody invites to a role above their own, and only those who manage members invite at all", async () => {
    const admin = await person("admin@example.com");
    await t.owner.insert(members).values({ organizationId: home.organizationId, userId: admin.userId, role: "admin" });
    const ctx: Context = {
      ...owner(),
      actor: { kind: "user", userId: admin.userId },
      permissions: permissionsOfRole("admin"),
    };
    await expect(invite("boss@example.com", "owner", ctx)).rejects.toMatchObject({ kind: "forbidden" });
    await invite("peer@example.com", "admin", ctx);
    const manager: Context = { ...owner(), permissions: permissionsOfRole("manager") };
    await expect(invite("x@example.com", "member", manager)).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("a member or somebody already invited is not invited again, also not twice at once", async () => {
    const member = await person("here@example.com");
    await t.owner
      .insert(members)
      .values({ organizationId: home.organizationId, userId: member.userId, role: "member" });
    await expect(invite("Here@example.com")).rejects.toMatchObject({ code: "already_member" });
    const both = await Promise.allSettled([invite("dup@example.com"), invite("dup@example.com")]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(invite("dup@example.com")).rejects.toMatchObject({ code: "already_invited" });
    await expect(invite("not an address")).rejects.toMatchObject({ fields: [{ pointer: "/email" }] });
  });

  test("another organization's invitation is not found", async () => {
    const { id } = await invite("mine@example.com");
    const stranger = { ...(await t.createOrganization()).context, clock };
    await expect(revokeInvitation(stranger, { invitationId: id })).rejects.toMatchObject({ kind: "not_found" });
    await expect(resendInvitation(stranger, { invitationId: id }, { publicUrl })).rejects.toMatchObject({
      kind: "not_found",
    });
    expect((await listInvitations(stranger)).items).toEqual([]);
    expect((await listInvitations(owner(), { open: true })).items.map((one) => one.id)).toEqual([id]);
  });
});

test("inviting, resending, revoking and accepting leave an audit row each, without the link", async () => {
  const { id } = await invite("trail@example.com");
  await resendInvitation(owner(), { invitationId: id }, { publicUrl });
  const token = await tokenFor("trail@example.com");
  await acceptInvitation(await person("trail@example.com"), { token });
  const other = await invite("trail2@example.com");
  await revokeInvitation(owner(), { invitationId: other.id });
  const rows = await t.owner.select().from(auditLog).where(eq(auditLog.organizationId, home.organizationId));
  expect(rows.map((row) => row.action).sort()).toEqual([
    "invitation.accepted",
    "invitation.resent",
    "invitation.revoked",
    "member.invited",
    "member.invited",
  ]);
  expect(JSON.stringify(rows)).not.toContain(token);
});
