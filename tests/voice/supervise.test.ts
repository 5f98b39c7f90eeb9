import { createPersona } from "@parley/core/personas";
import { encodeId } from "@parley/platform";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { until } from "../faults/spawned-server.ts";
import { modemSpeech } from "../support/modem-speech.ts";
import { type Person, signUp } from "../support/person.ts";
import { Supervisor } from "../support/supervisor.ts";
import { TalkPage } from "../support/talk-page.ts";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

let server: TestServer;
let tenant: Tenant;
let stranger: Tenant;
let owner: Person;
let persona: string;
/** The call that goes on, and the page that holds it. */
let callId: string;
let page: TalkPage;
const supervisors: Supervisor[] = [];

beforeAll(async () => {
  const speech = modemSpeech(({ trigger, history }) => {
    if (trigger === "opening") return "Hello";
    if (trigger === "whisper")
      return `So ${history
        .findLast(({ speaker }) => speaker === "note")
        ?.text.split(" ")
        .at(-1)}`;
    return "Fine";
  });
  server = await startTestServer({ speech });
  [tenant, stranger] = [await server.createTenant(), await server.createTenant()];
  owner = await signUp(server, tenant, "owner");
  persona = (await createPersona(tenant.context, { name: "Ada", consentLine: false })).id;
});
beforeEach(async () => {
  const response = await server.api(tenant.key, "POST", `/api/v1/personas/${persona}/talk`, {});
  const { call_id, url } = await readJson(response);
  callId = call_id;
  page = new TalkPage(`${server.url.replace("http", "ws")}${url}`);
  await until("the greeting was heard", () => page.words("agent")[0] ?? null);
});
afterEach(() => {
  page.vanish();
  for (const supervisor of supervisors.splice(0)) supervisor.vanish();
});
afterAll(() => server.close());

const listen = (person: Person = owner, of: Tenant = tenant, call = callId, headers: Record<string, string> = {}) => {
  const path = `/live/${encodeId("org", of.organizationId)}/${call}`;
  const supervisor = new Supervisor(`${server.url.replace("http", "ws")}${path}`, {
    cookie: person.cookie,
    origin: server.url,
    ...headers,
  });
  supervisors.push(supervisor);
  return supervisor;
};
const joined = async (supervisor: Supervisor) => {
  await until("they may listen", () => supervisor.states[0] ?? null);
  return supervisor;
};
const refusal = (supervisor: Supervisor) => until("they are refused", () => supervisor.refused);
const whisper = (text: string, key = tenant.key, call = callId) =>
  server.api(key, "POST", `/api/v1/calls/${call}/whisper`, { text });
const audited = async () => {
  const { rows } = await server.database.owner.execute<{ action: string; actor_id: string; details: object }>(
    sql`select action, actor_id, details from audit_log where target_id = ${callId} order by created_at, id`,
  );
  return rows.filter(({ action }) => action !== "call.started_in_browser");
};

test("a whisper reaches the agent's next words and no one else, and the audit row does not hold it", async () => {
  expect((await whisper("Please mention: Tuesday")).status).toBe(202);
  await until("the agent acted on it", () => page.words("agent").find((text) => text.includes("Tuesday")) ?? null);
  expect(JSON.stringify(page.messages)).not.toContain("mention");
  const rows = await audited();
  expect(rows.map(({ action }) => action)).toEqual(["call.whispered"]);
  expect(JSON.stringify(rows)).not.toContain("Tuesday");
});

test("everybody who listens hears both sides", async () => {
  const [one, two] = [await joined(listen()), await joined(listen())];
  await page.say("green");
  await until("the agent answered", () => page.words("agent")[1] ?? null);
  for (const supervisor of [one, two]) {
    await until("they heard both", async () => /Fine/.test(await supervisor.heard("agent")) || null);
    expect(await supervisor.heard("callee")).toContain("green");
  }
  expect((await audited()).map(({ action, actor_id }) => [action, actor_id])).toEqual([
    ["call.listened", owner.userId],
    ["call.listened", owner.userId],
  ]);
});

test("one supervisor speaks in the agent's place; what others say meanwhile is not heard", async () => {
  const [one, two] = [await joined(listen()), await joined(listen())];
  one.command("take_over");
  await until("one has the call", () => one.states.at(-1)!.by_you || null);
  await until("the other one sees it", () => two.states.at(-1)!.taken_over || null);
  expect(two.states.at(-1)).toMatchObject({ taken_over: true, by_you: false });
  two.command("take_over");
  await until("two is told why not", () => two.errors[0] ?? null);
  await Promise.all([one.say("human here"), two.say("not me")]);
  await until("the callee hears it", async () => /human here/.test(await page.heard()) || null);
  expect(await page.heard()).not.toContain("not me");
  one.command("release");
  await until("everybody sees it", () => two.states.at(-1)!.taken_over === false || null);
  two.command("take_over");
  await until("now it is the other's", () => two.states.at(-1)!.by_you || null);
  await until("all is written down", async () => (await audited()).length === 5 || null);
  expect((await audited()).map(({ action }) => action)).toEqual([
    ...["call.listened", "call.listened", "call.took_over", "call.released", "call.took_over"],
  ]);
});

test("when the socket of whoever speaks dies, the agent goes on", async () => {
  const one = await joined(listen());
  one.command("take_over");
  await until("one has the call", () => one.states.at(-1)!.by_you || null);
  one.vanish();
  await until("it was handed back", async () => (await audited()).at(-1)?.action === "call.released" || null);
  await page.say("hello?");
  await until("the agent answered", () => page.words("agent")[1] ?? null);
});

test("a supervisor hangs up, and everybody is told", async () => {
  const [one, two] = [await joined(listen()), await joined(listen())];
  one.command("hang_up");
  await until("both are told", () => (one.ended && two.ended) || null);
  await until("both sockets closed", () => (one.closed && two.closed) || null);
  await until("the page too", () => page.closed || null);
});

test("a supervisor who does not read holds nobody up", async () => {
  const [slow, other] = [await joined(listen()), await joined(listen())];
  slow.stall();
  await page.say("purple");
  await until("the other hears on", async () => /purple/.test(await other.heard("callee")) || null);
});

test("another organization's people and keys find no such call", async () => {
  const foreigner = await signUp(server, stranger, "owner");
  expect(await refusal(listen(foreigner))).toBe(404);
  expect(await refusal(listen(foreigner, stranger))).toBe(404);
  expect((await whisper("x", stranger.key)).status).toBe(404);
});

test("only people who may supervise are let in, and not from another site's page", async () => {
  expect(await refusal(listen(await signUp(server, tenant, "viewer")))).toBe(403);
  expect(await refusal(listen({ userId: "", cookie: "" }))).toBe(401);
  expect(await refusal(listen(owner, tenant, callId, { origin: "https://evil.example" }))).toBe(401);
});

test("a call that is over is no live call", async () => {
  page.vanish();
  await until("the call ended", async () => {
    const response = await server.api(tenant.key, "GET", `/api/v1/calls/${callId}`);
    return (await readJson(response)).status === "completed" || null;
  });
  expect(await refusal(listen())).toBe(409);
  const response = await whisper("x");
  expect([response.status, (await readJson(response)).code]).toEqual([409, "call_not_live"]);
});
