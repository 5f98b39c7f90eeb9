import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApiKey } from "@parley/core/accounts";
import { createNumber } from "@parley/core/numbers";
import { createPersona } from "@parley/core/personas";
import { createTestDatabase, TEST_SECRET, type TestDatabase, type TestOrganization } from "@parley/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TalkPage } from "../support/talk-page.ts";
import { readJson } from "../support/test-server.ts";
import { freePort, killHard, SERVER, type Spawned, serving, spawnNode, until } from "./spawned-server.ts";

/** The phone simulator's line that puts the caller on hold: the call goes on until somebody ends it. */
const HOLD = "+15005550107";

let database: TestDatabase;
let tenant: TestOrganization;
let key: string;
let dataDir: string;
let port: number;
let server: Spawned;
let persona: string;
let number: string;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await database.createOrganization();
  ({ key } = await createApiKey(tenant.context, { name: "Test", scopes: ["*"] }));
  persona = (await createPersona(tenant.context, { name: "Ada" })).id;
  number = (await createNumber(tenant.context, { number: "+14155552090", personaId: persona, purpose: "Help" })).id;
  dataDir = mkdtempSync(join(tmpdir(), "parley-live-"));
  port = await freePort();
});
afterAll(async () => {
  if (server) await killHard(server);
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = () =>
  spawnNode(SERVER, {
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: database.ownerUrl,
    PARLEY_SECRET: TEST_SECRET,
  });
const api = (method: string, path: string, body?: object) =>
  fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const call = async (id: string) => readJson(await api("GET", `/calls/${id}`));
const growing = () =>
  readdirSync(join(dataDir, "live")).filter(
    (name) => name.endsWith(".wav") && statSync(join(dataDir, "live", name)).size > 64_000,
  );

/** One call by browser, one that came in and one that we placed; all three are talking and being recorded. */
async function threeCalls(): Promise<{ ids: string[]; page: TalkPage }> {
  const placed = await readJson(await api("POST", "/calls", { to: HOLD, purpose: "Ask about opening hours" }));
  expect((await api("POST", "/simulator/inbound", { number_id: number })).status).toBe(202);
  const talk = await readJson(await api("POST", `/personas/${persona}/talk`, {}));
  const page = new TalkPage(`ws://127.0.0.1:${port}${talk.url}`);
  await until("three calls are being recorded", () => growing().length >= 3 || null);
  const { data } = await readJson(await api("GET", "/calls?status=in_progress"));
  const ids = data.map(({ id }: { id: string }) => id);
  expect(ids).toEqual(expect.arrayContaining([placed.id, talk.call_id]));
  expect(ids).toHaveLength(3);
  return { ids, page };
}

async function recorded(id: string): Promise<boolean> {
  const response = await api("GET", `/calls/${id}/recording`);
  if (response.status !== 200) return false;
  const wav = Buffer.from(await response.arrayBuffer());
  return wav.toString("ascii", 0, 4) === "RIFF" && wav.readUInt32LE(40) === wav.length - 44;
}

describe("the server goes down with live calls of every kind", () => {
  test("killed: each call has ended as failed after the next start, with what was recorded until then", async () => {
    server = start();
    await serving(server);
    const { ids, page } = await threeCalls();
    await killHard(server);
    await until("the page sees it", () => page.closed || null);
    server = start();
    await serving(server);
    for (const id of ids) {
      const found = await call(id);
      expect(found.status).toBe("failed");
      expect(found.ai.failure_reason).toMatch(/Parley stopped while this call was going on/);
      expect(await recorded(id)).toBe(true);
    }
    expect(readdirSync(join(dataDir, "live"))).toEqual([]);
  });

  test("told to stop: each call is hung up and written down before the process ends by itself", async () => {
    const { ids, page } = await threeCalls();
    server.child.kill("SIGTERM");
    expect(await server.ended).toBe(0);
    await until("the page was told", () => page.messages.find(({ type }) => type === "ended") ?? null);
    expect(readdirSync(join(dataDir, "live"))).toEqual([]);
    server = start();
    await serving(server);
    for (const id of ids) {
      const found = await call(id);
      expect(found).toMatchObject({ status: "completed", ai: { end_reason: "canceled" } });
      expect(await recorded(id)).toBe(true);
    }
  });
});
