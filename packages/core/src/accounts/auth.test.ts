import { createOTP } from "@better-auth/utils/otp";
import { sessions, twoFactors, users, verifications } from "@parley/db/schema";
import { systemClock } from "@parley/platform";
import { createTestDatabase, TEST_SECRET, type TestDatabase } from "@parley/testing";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enqueueMail, type MailMessage } from "../mail/index.ts";
import { contextForSession, createAccount, createAuth, readSession } from "./index.ts";

let t: TestDatabase;
const mails: MailMessage[] = [];
const ORIGIN = "http://localhost:3000";
const PASSWORD = "correct horse battery";

const open = (options: Partial<Parameters<typeof createAuth>[0]> = {}) =>
  createAuth({
    db: t.db,
    secret: TEST_SECRET,
    baseUrl: ORIGIN,
    trustedOrigins: [],
    mail: async (message) => {
      mails.push(message);
      await enqueueMail(t.db, message);
    },
    limitRates: false,
    ...options,
  });

beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());

/** A browser: keeps cookies between requests to /api/auth. */
function browser(auth = open(), headers: Record<string, string> = {}) {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  return {
    headers: () => new Headers({ cookie: cookie() }),
    async post(path: string, body: unknown = {}) {
      const answer = await auth.handler(
        new Request(`${ORIGIN}/api/auth${path}`, {
          method: "POST",
          headers: { "content-type": "application/json", origin: ORIGIN, cookie: cookie(), ...headers },
          body: JSON.stringify(body),
        }),
      );
      for (const line of answer.headers.getSetCookie()) {
        const [pair] = line.split(";");
        const [name, value] = [pair!.slice(0, pair!.indexOf("=")), pair!.slice(pair!.indexOf("=") + 1)];
        if (value === "" || /max-age=0/i.test(line)) jar.delete(name);
        else jar.set(name, value);
      }
      return {
        status: answer.status,
        body: (await answer.json().catch(() => null)) as Record<string, unknown>,
        answer,
      };
    },
    session: () => readSession(auth, new Headers({ cookie: cookie() })),
  };
}

const signUp = async (email: string, auth = open()) => {
  const page = browser(auth);
  const answer = await page.post("/sign-up/email", { email, password: PASSWORD, name: "Ada  Lovelace\n" });
  expect(answer.status).toBe(200);
  return page;
};

const codeFor = (uri: string) => createOTP(secretOf(uri)).totp();
const secretOf = (uri: string) => decodeBase32(new URL(uri).searchParams.get("secret")!);

function decodeBase32(text: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let bits = "";
  for (const letter of text.replaceAll("=", "")) bits += letters.indexOf(letter).toString(2).padStart(5, "0");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString();
}

describe("signing up", () => {
  test("opens a session, keeps a readable name and queues the mail that confirms the address", async () => {
    const page = await signUp("ada@example.com");
    const session = await page.session();
    expect(session).toMatchObject({
      isOperator: false,
      activeOrganizationId: null,
      user: { name: "Ada Lovelace", email: "ada@example.com", emailVerified: false, twoFactorEnabled: false },
    });
    expect(session!.userId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    await expect.poll(() => mails.some((mail) => mail.to === "ada@example.com")).toBe(true);
    const link = /http\S+/.exec(mails.find((mail) => mail.to === "ada@example.com")!.text)![0];
    await open().handler(new Request(link));
    expect((await page.session())?.user.emailVerified).toBe(true);
  });

  test("refuses a password under 10 or over 128 characters, a second account and a way to become operator", async () => {
    const page = browser();
    const body = { email: "short@example.com", name: "Short" };
    expect((await page.post("/sign-up/email", { ...body, password: "a".repeat(9) })).body.code).toBe(
      "PASSWORD_TOO_SHORT",
    );
    expect((await page.post("/sign-up/email", { ...body, password: "a".repeat(129) })).body.code).toBe(
      "PASSWORD_TOO_LONG",
    );
    expect((await page.post("/sign-up/email", { ...body, name: " ", password: PASSWORD })).body.code).toBe(
      "NAME_MISSING",
    );
    expect((await page.post("/sign-up/email", { ...body, password: PASSWORD, isOperator: true })).status).not.toBe(500);
    expect(await t.owner.select().from(users).where(eq(users.isOperator, true))).toEqual([]);
    await signUp("twice@example.com");
    expect(
      (await browser().post("/sign-up/email", { ...body, email: "TWICE@example.com", password: PASSWORD })).status,
    ).toBe(422);
  });

  test("makes the first person operator where asked to, and two first ones at once give one operator", async () => {
    const fresh = await createTestDatabase();
    try {
      const auth = open({ db: fresh.db, firstUserIsOperator: true, mail: async () => {} });
      const people = [browser(auth), browser(auth), browser(auth)];
      await Promise.all(
        people.map((page, i) =>
          page.post("/sign-up/email", { email: `p${i}@example.com`, password: PASSWORD, name: "P" }),
        ),
      );
      const operators = (await Promise.all(people.map((page) => page.session()))).filter((one) => one?.isOperator);
      expect(operators).toHaveLength(1);
      await browser(auth).post("/sign-up/email", { email: "later@example.com", password: PASSWORD, name: "P" });
      expect(await fresh.owner.select().from(users).where(eq(users.isOperator, true))).toHaveLength(1);
    } finally {
      await fresh.close();
    }
  });

  test("twenty at once do not wait for each other's connections", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        browser().post("/sign-up/email", { email: `crowd${i}@example.com`, password: PASSWORD, name: "Crowd" }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe("signing in", () => {
  test("takes the password of createAccount and refuses another", async () => {
    await createAccount(
      { db: t.db, clock: systemClock },
      { email: "Made@Example.com", name: "Made", password: PASSWORD },
    );
    const wrong = await browser().post("/sign-in/email", { email: "made@example.com", password: `${PASSWORD}!` });
    expect(wrong.status).toBe(401);
    const page = browser();
    expect((await page.post("/sign-in/email", { email: "made@example.com", password: PASSWORD })).status).toBe(200);
    expect((await page.session())?.user.email).toBe("made@example.com");
    await expect(
      createAccount({ db: t.db, clock: systemClock }, { email: "made@example.com", name: "Made", password: PASSWORD }),
    ).rejects.toMatchObject({ code: "account_exists" });
  });

  test("a page of another origin cannot sign anybody in", async () => {
    const forged = browser(open(), { origin: "https://evil.example", cookie: "parley.session_token=x" });
    const answer = await forged.post("/sign-in/email", { email: "made@example.com", password: PASSWORD });
    expect(answer.status).toBe(403);
  });

  test("guessing is slowed down per address after ten tries a minute", async () => {
    const auth = open({ limitRates: true });
    const guess = (from: string) =>
      browser(auth, { "x-parley-client-address": from }).post("/sign-in/email", {
        email: "a@example.com",
        password: "guess",
      });
    for (let i = 0; i < 10; i++) expect((await guess("203.0.113.9")).status).toBe(401);
    expect((await guess("203.0.113.9")).status).toBe(429);
    expect((await guess("203.0.113.10")).status).toBe(401);
  });

  test("cookies are Secure exactly when the product's address is https", async () => {
    const cookies = async (baseUrl: string) => {
      const auth = open({ baseUrl });
      const answer = await auth.api.signInEmail({
        body: { email: "made@example.com", password: PASSWORD },
        asResponse: true,
      });
      return answer.headers.getSetCookie().find((line) => line.includes("session_token"))!;
    };
    expect(await cookies("https://parley.example")).toMatch(/^__Secure-parley\.session_token=.*HttpOnly.*/);
    expect(await cookies("https://parley.example")).toMatch(/;\s*Secure/i);
    expect(await cookies(ORIGIN)).not.toMatch(/;\s*Secure/i);
  });
});

describe("two-factor", () => {
  test("after enrolment the password alone opens nothing; a code does, a backup code does once", async () => {
    const page = await signUp("totp@example.com");
    const enabled = await page.post("/two-factor/enable", { password: PASSWORD });
    const { totpURI, backupCodes } = enabled.body as { totpURI: string; backupCodes: string[] };
    expect(backupCodes).toHaveLength(10);
    expect((await page.post("/two-factor/verify-totp", { code: await codeFor(totpURI) })).status).toBe(200);
    expect((await page.session())?.user.twoFactorEnabled).toBe(true);

    const [stored] = await t.owner
      .select()
      .from(twoFactors)
      .where(eq(twoFactors.userId, (await page.session())!.userId));
    expect(stored!.secret).not.toContain(secretOf(totpURI));
    for (const code of backupCodes) expect(stored!.backupCodes).not.toContain(code);

    const challenged = async () => {
      const second = browser();
      const answer = await second.post("/sign-in/email", { email: "totp@example.com", password: PASSWORD });
      expect(answer.body.twoFactorRedirect).toBe(true);
      expect(await second.session()).toBeNull();
      return second;
    };
    const byCode = await challenged();
    expect((await byCode.post("/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    expect(await byCode.session()).toBeNull();
    expect((await byCode.post("/two-factor/verify-totp", { code: await codeFor(totpURI) })).status).toBe(200);
    expect((await byCode.session())?.user.email).toBe("totp@example.com");

    const byBackup = await challenged();
    expect((await byBackup.post("/two-factor/verify-backup-code", { code: backupCodes[0] })).status).toBe(200);
    expect((await byBackup.session())?.user.email).toBe("totp@example.com");
    const again = await challenged();
    expect((await again.post("/two-factor/verify-backup-code", { code: backupCodes[0] })).status).toBe(401);
    expect(await again.session()).toBeNull();
  });
});

describe("sessions and passwords", () => {
  test("a revoked session is signed out at once and the others stay", async () => {
    await signUp("devices@example.com");
    const [phone, laptop] = [browser(), browser()];
    for (const one of [phone, laptop])
      await one.post("/sign-in/email", { email: "devices@example.com", password: PASSWORD });
    const lost = await phone.session();
    const [row] = await t.owner.select().from(sessions).where(eq(sessions.id, lost!.sessionId));
    expect((await laptop.post("/revoke-session", { token: row!.token })).status).toBe(200);
    expect(await phone.session()).toBeNull();
    expect((await laptop.session())?.user.email).toBe("devices@example.com");
  });

  test("a password reset works once, ends every session and tells nobody whether an address has an account", async () => {
    const page = await signUp("forgot@example.com");
    const asked = async (email: string) => (await browser().post("/request-password-reset", { email })).body;
    expect(await asked("forgot@example.com")).toEqual(await asked("nobody@example.com"));
    const resets = () => mails.filter((mail) => mail.subject.includes("new Parley password"));
    await expect.poll(() => resets().length).toBe(1);
    const token = /reset-password\/([^?]+)/.exec(resets()[0]!.text)![1];
    const kept = await t.owner
      .select()
      .from(verifications)
      .where(sql`identifier like ${`%${token}%`}`);
    expect(kept).toEqual([]);
    const change = () => browser().post("/reset-password", { newPassword: "another password", token });
    expect((await change()).status).toBe(200);
    expect((await change()).status).toBe(400);
    expect(await page.session()).toBeNull();
    expect((await browser().post("/sign-in/email", { email: "forgot@example.com", password: PASSWORD })).status).toBe(
      401,
    );
  });
});

describe("the context of a session", () => {
  test("is the chosen organization while the person belongs to it, else the first one, else none", async () => {
    const a = await t.createOrganization({ role: "viewer" });
    const b = await t.createOrganization();
    const deps = { db: t.db, clock: systemClock };
    const chosen = await contextForSession(deps, { userId: a.userId, activeOrganizationId: a.organizationId });
    expect(chosen).toMatchObject({ organizationId: a.organizationId, role: "viewer" });
    expect(chosen!.permissions.has("members.manage")).toBe(false);
    const foreign = await contextForSession(deps, { userId: a.userId, activeOrganizationId: b.organizationId });
    expect(foreign!.organizationId).toBe(a.organizationId);
    const page = await signUp("nobody-yet@example.com");
    expect(await contextForSession(deps, (await page.session())!)).toBeNull();
  });
});
