import { getCall, placeCall } from "@parley/core/calls";
import { createNumber } from "@parley/core/numbers";
import { createPersona } from "@parley/core/personas";
import { decodeId } from "@parley/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dialWhenPossible } from "../../apps/server/src/voice/dial-when-possible.ts";
import { until } from "../faults/spawned-server.ts";
import { modemSpeech } from "../support/modem-speech.ts";
import { TalkPage } from "../support/talk-page.ts";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

let server: TestServer;
let tenant: Tenant;
let persona: string;

beforeAll(async () => {
  const speech = modemSpeech(({ trigger }) => (trigger === "opening" ? "Hello" : "Fine"));
  server = await startTestServer({ speech, simulated: true });
  tenant = await server.createTenant();
  persona = (await createPersona(tenant.context, { name: "Ada", consentLine: false })).id;
});
afterAll(() => server.close());

const talk = () => server.api(tenant.key, "POST", `/api/v1/personas/${persona}/talk`, {});
const statusOf = async (id: string) => (await getCall(tenant.context, id)).status;
const place = async () => {
  const { id } = await placeCall(tenant.context, { to: "+15005550107", purpose: "Ask" });
  return { id, call: { organizationId: tenant.organizationId, callId: decodeId("call", id)! } };
};

test("a call waits for its turn when there is no place, and is dialled when one is free", async () => {
  const { desk } = server.services;
  for (let i = 0; i < 100; i++) desk.reserve(`other-${i}`);
  const { id, call } = await place();
  const dialling = dialWhenPossible(server.services, call);
  expect((await talk()).status).toBe(503);
  expect(await statusOf(id)).toBe("queued");
  for (let i = 0; i < 100; i++) desk.release(`other-${i}`);
  expect(await dialling).toBe(true);
  await until("it talks", async () => (await statusOf(id)) === "in_progress" || null);
  await server.api(tenant.key, "POST", `/api/v1/calls/${id}/hangup`);
  await until("it ended", async () => (await statusOf(id)) === "completed" || null);
});

test("while Parley stops nothing new begins, live calls go on, and at the limit they are hung up and written down", async () => {
  const { desk, live, phone } = server.services;
  const { call_id, url } = await readJson(await talk());
  const page = new TalkPage(`${server.url.replace("http", "ws")}${url}`);
  await until("the greeting was heard", () => page.words("agent")[0] ?? null);
  const late = await readJson(await talk());
  const line = await createNumber(tenant.context, { number: "+14155552050", personaId: persona });
  const waiting = await place();

  desk.refuseNew();
  expect((await talk()).status).toBe(503);
  expect(await dialWhenPossible(server.services, waiting.call)).toBe(false);
  expect(await statusOf(waiting.id)).toBe("queued");
  const { rows } = await server.database.owner.execute<{ jobs: number }>(
    sql`select count(*)::int as jobs from graphile_worker.jobs where task_identifier = 'dial_call' and run_at > now()`,
  );
  expect(rows[0]!.jobs).toBe(1);
  await phone.main.client!.answerAt(line.number, phone.main.addresses.inbound, { create: true });
  phone.main.simulator!.placeInbound({ to: line.number });
  await until("the caller hears the busy tone", async () => {
    const { data } = await readJson(await server.api(tenant.key, "GET", "/api/v1/calls?status=busy"));
    return data[0] ?? null;
  });

  // Whoever had a place already keeps it.
  const second = new TalkPage(`${server.url.replace("http", "ws")}${late.url}`);
  await until("the second greeting was heard", () => second.words("agent")[0] ?? null);
  await page.say("still there?");
  await until("the agent answered", () => page.words("agent")[1] ?? null);

  await desk.drain(500);
  expect(live.held.size).toBe(0);
  for (const id of [call_id, late.call_id]) {
    const call = await getCall(tenant.context, id);
    expect(call).toMatchObject({ status: "completed", hasRecording: true });
    expect(call.ai).toMatchObject({ endReason: "canceled" });
  }
  expect([page.closed, second.closed]).toEqual([true, true]);
});
