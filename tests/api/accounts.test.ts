import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readJson, startTestServer, type TestServer } from "../support/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const PASSWORD = "correct horse battery";

/** A browser of the site: keeps the session's cookie and says where its requests come from. */
function browser(origin = server.url) {
  const jar = new Map<string, string>();
  const send = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await server.api(null, method, path, body, {
      origin,
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
      ...headers,
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === "" || /max-age=0/i.test(line)) jar.delete(name!);
      else jar.set(name!, value!);
    }
    return response;
  };
  return {
    send,
    json: async (method: string, path: string, body?: object) => readJson(await send(method, path, body)),
    async signUp(email: string) {
      const response = await send("POST", "/api/auth/sign-up/email", { email, password: PASSWORD, name: "Ada" });
      expect(response.status, await response.clone().text()).toBe(200);
    },
    signIn: (email: string) => send("POST", "/api/auth/sign-in/email", { email, password: PASSWORD }),
  };
}

const organization = (name: string) => ({ name, timezone: "Europe/Berlin", currency: "EUR" });

describe("a session", () => {
  test("goes from signing up over naming an organization to its context, and ends with signing out", async () => {
    const page = browser();
    expect((await page.send("GET", "/api/v1/me")).status).toBe(401);
    await page.signUp("flow@example.com");
    expect(await page.json("GET", "/api/v1/me")).toMatchObject({ organization: null, role: null, permissions: [] });
    expect(await page.json("GET", "/api/v1/organization")).toMatchObject({ code: "no_organization", status: 403 });

    const made = await page.send("POST", "/api/v1/organizations", organization("Flow"));
    expect(made.status).toBe(201);
    const me = await page.json("GET", "/api/v1/me");
    expect(me).toMatchObject({ role: "owner", organization: { name: "Flow", timezone: "Europe/Berlin" } });
    expect(me.organization.id).toMatch(/^org_/);
    expect(me.user.id).toMatch(/^usr_/);
    expect(me.permissions).toContain("organization.delete");

    await page.send("POST", "/api/auth/sign-out", {});
    expect((await page.send("GET", "/api/v1/me")).status).toBe(401);
  });

  test("looks at the organization that it was turned to, and another session stays where it was", async () => {
    const [first, second] = [browser(), browser()];
    await first.signUp("two@example.com");
    const a = await first.json("POST", "/api/v1/organizations", organization("A"));
    await second.signIn("two@example.com");
    await first.json("POST", "/api/v1/organizations", organization("B"));
    expect((await first.json("GET", "/api/v1/organization")).name).toBe("B");
    expect((await second.json("GET", "/api/v1/organization")).name).toBe("A");
    const turned = await first.send("POST", "/api/v1/session/organization", { organization_id: a.id });
    expect(turned.status).toBe(204);
    expect((await first.json("GET", "/api/v1/organization")).name).toBe("A");
  });

  test("cannot be ridden by a page of another site", async () => {
    const page = browser();
    await page.signUp("csrf@example.com");
    const forged = await page.send("POST", "/api/v1/organizations", organization("Forged"), {
      origin: "https://evil.example",
    });
    expect(forged.status).toBe(403);
    const me = await page.json("GET", "/api/v1/me");
    expect(me.organizations).toEqual([]);
  });

  test("what a client claims as its address does not widen the limit on guesses", async () => {
    const codes: number[] = [];
    for (let i = 0; i < 14; i++) {
      const guess = { email: "flow@example.com", password: `guess ${i}` };
      const headers = { "x-parley-client-address": `203.0.113.${i}`, "x-forwarded-for": `203.0.113.${i}` };
      codes.push((await browser().send("POST", "/api/auth/sign-in/email", guess, headers)).status);
    }
    expect(codes).toContain(429);
  });
});

describe("members over the API", () => {
  test("a list goes on by its cursor, and a cursor of another list is refused by name", async () => {
    const tenant = await server.createTenant();
    for (const i of [1, 2, 3]) {
      const body = { email: `m${i}@example.com`, role: "viewer" };
      expect((await server.api(tenant.key, "POST", "/api/v1/invitations", body)).status).toBe(201);
    }
    const page = await readJson(await server.api(tenant.key, "GET", "/api/v1/invitations?limit=2"));
    expect(page).toMatchObject({ has_more: true });
    const rest = await readJson(
      await server.api(tenant.key, "GET", `/api/v1/invitations?limit=2&cursor=${page.next_cursor}`),
    );
    expect(rest).toMatchObject({ has_more: false, next_cursor: null });
    expect([...page.data, ...rest.data].map((one: { email: string }) => one.email)).toEqual([
      "m3@example.com",
      "m2@example.com",
      "m1@example.com",
    ]);
    const wrong = await server.api(tenant.key, "GET", "/api/v1/members?cursor=call_0");
    expect(wrong.status).toBe(422);
    expect((await readJson(wrong)).errors[0].pointer).toBe("/cursor");
  });

  test.each([
    ["/api/v1/invitations", { email: "not an address", role: "viewer" }, "/email"],
    ["/api/v1/invitations", { email: "a@example.com", role: "king" }, "/role"],
    ["/api/v1/api_keys", { name: " ", scopes: ["calls.read"] }, "/name"],
    ["/api/v1/api_keys", { name: "A", scopes: ["calls.everything"] }, "/scopes/0"],
    ["/api/v1/api_keys", { name: "A", scopes: [] }, "/scopes"],
    ["/api/v1/api_keys", { name: "A", scopes: ["calls.read"], expires_at: "2020-01-01T00:00:00Z" }, "/expires_at"],
  ])("%s names the field that it refuses (%#)", async (path, body, pointer) => {
    const tenant = await server.createTenant();
    const response = await server.api(tenant.key, "POST", path, body);
    expect(response.status).toBe(422);
    expect((await readJson(response)).errors[0].pointer).toBe(pointer);
  });

  test("an API key is shown once, works at once and no more after its revocation", async () => {
    const tenant = await server.createTenant();
    const made = await readJson(
      await server.api(tenant.key, "POST", "/api/v1/api_keys", { name: "Once", scopes: ["members.read"] }),
    );
    expect((await server.api(made.key, "GET", "/api/v1/members")).status).toBe(200);
    expect((await server.api(made.key, "GET", "/api/v1/api_keys")).status).toBe(403);
    const listed = await (await server.api(tenant.key, "GET", "/api/v1/api_keys")).text();
    expect(listed).toContain(made.id);
    expect(listed).not.toContain(made.key);
    expect((await server.api(tenant.key, "DELETE", `/api/v1/api_keys/${made.id}`)).status).toBe(204);
    expect((await server.api(made.key, "GET", "/api/v1/members")).status).toBe(401);
  });
});
