import { createPersona } from "@parley/core/personas";
import { decodeId } from "@parley/platform";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { until } from "../faults/spawned-server.ts";
import { modemSpeech } from "../support/modem-speech.ts";
import { type Person, signUp } from "../support/person.ts";
import { TalkPage } from "../support/talk-page.ts";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

let server: TestServer;
let tenant: Tenant;
let person: Person;
let persona: string;
const pages: TalkPage[] = [];

beforeAll(async () => {
  const speech = modemSpeech(({ trigger, history }) =>
    trigger === "opening" ? "Hello" : `You said ${history.findLast(({ speaker }) => speaker === "callee")?.text}`,
  );
  server = await startTestServer({ speech });
  tenant = await server.createTenant();
  person = await signUp(server, tenant, "owner");
  persona = (await createPersona(tenant.context, { name: "Ada", consentLine: false })).id;
});
afterEach(() => {
  for (const page of pages.splice(0)) page.vanish();
});
afterAll(() => server.close());

const begin = async (body: object = {}, key: string | null = tenant.key) => {
  const headers: Record<string, string> = key ? {} : { cookie: person.cookie, origin: server.url };
  const response = await server.api(key, "POST", `/api/v1/personas/${persona}/talk`, body, headers);
  expect(response.status).toBe(201);
  return (await readJson(response)) as { call_id: string; url: string };
};
const open = (path: string, headers: Record<string, string> = {}) => {
  const page = new TalkPage(`${server.url.replace("http", "ws")}${path}`, headers);
  pages.push(page);
  return page;
};
const call = async (id: string) => readJson(await server.api(tenant.key, "GET", `/api/v1/calls/${id}`));
const refusal = (page: TalkPage) => until("the socket is refused", () => page.refused);

test("a page talks with the persona, reads the words as they are said, and leaves a call with its recording behind", async () => {
  const { call_id, url } = await begin({ purpose: "Say hello" });
  expect(await call(call_id)).toMatchObject({ status: "ringing", direction: "inbound" });
  const page = open(url);
  await until("the greeting was heard", () => page.words("agent")[0] ?? null);
  await page.say("blue");
  await until("the answer was heard", () => page.words("agent")[1] ?? null);
  expect(page.words("agent")).toEqual([expect.stringContaining("Hello"), "You said blue"]);
  expect(page.words("callee")).toEqual(["blue"]);
  expect(await page.heard()).toMatch(/Hello.*You said blue/);
  page.close();
  const ended = await until("the call ended", async () => {
    const found = await call(call_id);
    return found.status === "completed" ? found : null;
  });
  expect(ended.segments.map(({ speaker }: { speaker: string }) => speaker)).toEqual(["agent", "callee", "agent"]);
  expect(ended.ai).toMatchObject({ channel: "browser", carrier: "browser" });
  const recording = await server.api(tenant.key, "GET", `/api/v1/calls/${call_id}/recording`);
  expect(recording.status).toBe(200);
});

test("hanging up by the API ends a browser's call, and the page is told", async () => {
  const { call_id, url } = await begin({ record: false });
  const page = open(url);
  await until("the greeting was heard", () => page.words("agent")[0] ?? null);
  expect((await server.api(tenant.key, "POST", `/api/v1/calls/${call_id}/hangup`)).status).toBe(202);
  await until("the page is told", () => page.messages.find(({ type }) => type === "ended") ?? null);
  await until("the socket closed", () => page.closed || null);
});

test("a browser's call to which nobody came is canceled by hanging up, and its ticket is good no more", async () => {
  const { call_id, url } = await begin();
  const response = await server.api(tenant.key, "POST", `/api/v1/calls/${call_id}/hangup`);
  expect([response.status, (await readJson(response)).status]).toEqual([202, "canceled"]);
  expect(await refusal(open(url))).toBe(403);
  const { live } = server.services;
  await until(
    "its mark is gone",
    () => live.left().every(({ callId }) => callId !== decodeId("call", call_id)) || null,
  );
});

test("a ticket is good for one socket", async () => {
  const { url } = await begin();
  const sockets = [open(url), open(url), open(url)];
  await until("two are refused", () => sockets.filter(({ refused }) => refused === 403).length === 2 || null);
  expect(await refusal(open(url))).toBe(403);
});

test("a page of another site is turned away, and an invented ticket too", async () => {
  const { url } = await begin();
  expect(await refusal(open(url, { origin: "https://evil.example" }))).toBe(403);
  expect(await refusal(open(`/talk/${"x".repeat(32)}`))).toBe(403);
});

test("a ticket that a person asked for is for that person", async () => {
  const { call_id, url } = await begin({}, null);
  const other = await signUp(server, tenant, "owner");
  expect(await refusal(open(url, { cookie: other.cookie, origin: server.url }))).toBe(401);
  await until("the call is over", async () => (await call(call_id)).status === "canceled" || null);
  const mine = await begin({}, null);
  const page = open(mine.url, { cookie: person.cookie, origin: server.url });
  await until("the greeting was heard", () => page.words("agent")[0] ?? null);
});

test("a page that vanishes ends its call as completed", async () => {
  const { call_id, url } = await begin();
  const page = open(url);
  await until("the greeting was heard", () => page.words("agent")[0] ?? null);
  page.vanish();
  await until("the call ended", async () => (await call(call_id)).status === "completed" || null);
});

test("an organization holds at most three tickets that nobody uses, also when it asks for many at once; others are not hindered", async () => {
  const crowd = await server.createTenant();
  const { id } = await createPersona(crowd.context, { name: "Bea", consentLine: false });
  const ask = () => server.api(crowd.key, "POST", `/api/v1/personas/${id}/talk`, {});
  const answers = await Promise.all(Array.from({ length: 8 }, ask));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 429, 429, 429, 429, 429]);
  const made = answers.filter(({ status }) => status === 201);
  const refused = answers.find(({ status }) => status === 429)!;
  expect((await readJson(refused)).code).toBe("too_many_unused_calls");
  await begin();
  const page = open((await readJson(made[0]!)).url);
  await until("the greeting was heard", () => page.words("agent")[0] ?? null);
  expect((await ask()).status).toBe(201);
});

test("one organization's calls in the browser leave half of the places to the others", async () => {
  const crowd = await server.createTenant();
  const { id } = await createPersona(crowd.context, { name: "Cleo" });
  const { held } = server.services.live;
  const ids = Array.from({ length: 50 }, (_, i) => `held-${i}`);
  for (const callId of ids) held.set(callId, { organizationId: crowd.organizationId, hangUp: () => {}, session: null });
  const refused = await server.api(crowd.key, "POST", `/api/v1/personas/${id}/talk`, {});
  expect([refused.status, (await readJson(refused)).code]).toEqual([409, "too_many_live_calls"]);
  await begin();
  for (const callId of ids) held.delete(callId);
});
