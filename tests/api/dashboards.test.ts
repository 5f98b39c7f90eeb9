import { dashboardLinks } from "@parley/db/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

const ENDS = new Date(Date.now() + 3_600_000).toISOString();
const TILES = [
  { id: "all", kind: "kpi", title: "Calls", x: 0, y: 0, w: 3, h: 3, query: { measures: ["calls"] } },
  {
    ...{ id: "top", kind: "bar", title: "Sources", x: 3, y: 0, w: 6, h: 6 },
    query: { measures: ["calls"], dimensions: ["source"], order_by: [{ key: "source", direction: "asc" }], limit: 5 },
  },
];

let server: TestServer;
let tenant: Tenant;
beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.createTenant();
});
afterAll(() => server.close());

const api = (method: string, path: string, body?: unknown) => server.api(tenant.key, method, `/api/v1${path}`, body);
const open = (token: string, body?: unknown) => server.api(null, "POST", `/api/v1/public/dashboards/${token}`, body);
/** An answer without what differs between any two requests. */
async function plain(response: Response) {
  const { request_id: _id, instance: _instance, ...problem } = await readJson(response);
  return { status: response.status, problem };
}

async function makeLink(password?: string) {
  const board = await readJson(await api("POST", "/dashboards", { name: "Board", visibility: "team", tiles: TILES }));
  const link = await readJson(await api("POST", `/dashboards/${board.id}/links`, { expires_at: ENDS, password }));
  return { board, link };
}

describe("boards over the API", () => {
  test("come back as they were sent, and a stale version is a conflict that says so", async () => {
    const made = await api("POST", "/dashboards", { name: "Sent", visibility: "team", tiles: TILES });
    expect(made.status).toBe(201);
    const board = await readJson(made);
    expect(board.tiles).toMatchObject(TILES);
    const changed = await api("PATCH", `/dashboards/${board.id}`, {
      version: 1,
      tiles: board.tiles,
      scope: board.scope,
    });
    expect(await readJson(changed)).toMatchObject({ version: 2, tiles: board.tiles, scope: board.scope });
    const late = await api("PATCH", `/dashboards/${board.id}`, { version: 1, name: "Late" });
    expect(late.status).toBe(409);
    expect(await readJson(late)).toMatchObject({ code: "stale_version", detail: expect.stringContaining("version 2") });
    expect((await readJson(await api("GET", "/dashboards"))).data[0]).toMatchObject({
      id: board.id,
      name: "Sent",
      links: 0,
    });
    expect((await api("DELETE", `/dashboards/${board.id}`)).status).toBe(204);
    expect((await api("GET", `/dashboards/${board.id}`)).status).toBe(404);
  });

  test("refuse a mistake by the tile's name and the field's address", async () => {
    const tiles = [TILES[0], { ...TILES[1], query: { measures: ["cals"] } }];
    const answer = await api("POST", "/dashboards", { name: "Wrong", visibility: "team", tiles });
    expect(answer.status).toBe(422);
    const { errors } = await readJson(answer);
    expect(errors).toEqual([
      {
        pointer: "/tiles/1/query/measures/0",
        message: expect.stringMatching(/^Tile “Sources”: There is no measure 'cals'/),
      },
    ]);
  });
});

describe("a public link over HTTP", () => {
  test("opens the board without a session and shows no ids, questions or addresses of the organization", async () => {
    const { board, link } = await makeLink();
    expect(link.url).toMatch(new RegExp(`/d/${link.token}$`));
    const answer = await open(link.token);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({
      name: "Board",
      results: [{ id: "all", result: { totals: { calls: 0 } } }, { id: "top" }],
    });
    for (const secret of [tenant.organizationId, board.id, link.id, "query", "dash_", "org_"])
      expect(text).not.toContain(secret);
  });

  test("answers the same to unknown, revoked and expired tokens, whoever asks and with whatever password", async () => {
    const { board, link } = await makeLink("correct horse");
    const unknown = await plain(await open("A".repeat(43)));
    expect(unknown).toMatchObject({ status: 404, problem: { code: "not_found" } });
    await api("DELETE", `/dashboards/${board.id}/links/${link.id}`);
    expect(await plain(await open(link.token, { password: "correct horse" }))).toEqual(unknown);
    expect(await plain(await open(link.token))).toEqual(unknown);
    expect(await plain(await open("short"))).toEqual(unknown);
    const expired = (await makeLink()).link;
    await server.database.owner.update(dashboardLinks).set({ expiresAt: new Date(Date.now() - 1_000) });
    expect(await plain(await open(expired.token))).toEqual(unknown);
    const withKey = await server.api(tenant.key, "POST", `/api/v1/public/dashboards/${"A".repeat(43)}`);
    expect(await plain(withKey)).toEqual(unknown);
  });

  test("asks for its password, and says of a wrong one only that", async () => {
    const { link } = await makeLink("correct horse");
    expect(await plain(await open(link.token))).toMatchObject({ status: 401, problem: { code: "password_required" } });
    const wrong = await plain(await open(link.token, { password: "wrong horse" }));
    expect(wrong).toMatchObject({
      status: 401,
      problem: { code: "wrong_password", detail: "This password is wrong." },
    });
    expect(JSON.stringify(wrong)).not.toContain("Board");
    expect((await open(link.token, { password: "correct horse" })).status).toBe(200);
  });

  test("is no way to guess: an address is slowed down, whichever token it tries", async () => {
    const answers: Response[] = [];
    for (let i = 0; i < 61; i++) answers.push(await open(String(i).padStart(43, "A")));
    const last = answers.at(-1)!;
    expect(last.status).toBe(429);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
