import { dispatchEvents } from "@parley/core/events";
import { createNumber, updateNumber } from "@parley/core/numbers";
import { createPersona } from "@parley/core/personas";
import { decodeId } from "@parley/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectNewNumbers, connectNumber } from "../../apps/server/src/voice/inbound/connect-number.ts";
import { until } from "../faults/spawned-server.ts";
import { modemSpeech } from "../support/modem-speech.ts";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

/** The simulator's caller who asks things. */
const CALLER = "+15005550150";

let server: TestServer;
let tenant: Tenant;
let personaId: string;
let next = 200;

beforeAll(async () => {
  const speech = modemSpeech(({ trigger }) =>
    trigger === "opening" ? "Hello, how can I help?" : "Yes, of course. Goodbye.",
  );
  server = await startTestServer({ speech, simulated: true });
  tenant = await server.createTenant();
  personaId = (await createPersona(tenant.context, { name: "Ada", consentLine: false, record: false })).id;
});
afterAll(() => server.close());

const ring = (number_id: string, key = tenant.key, callee?: string) =>
  server.api(key, "POST", "/api/v1/simulator/inbound", { number_id, ...(callee ? { callee } : {}) });
const calls = async () => (await readJson(await server.api(tenant.key, "GET", "/api/v1/calls"))).data;
const call = async (id: string) => readJson(await server.api(tenant.key, "GET", `/api/v1/calls/${id}`));
/** The call that the number got, once it has that status. */
const received = (to: string, status: string) =>
  until(
    `a call to ${to} is ${status}`,
    async () => {
      for (const { id } of await calls()) {
        const found = await call(id);
        if (found.ai.to_number === to && found.status === status) return found;
      }
      return null;
    },
    30_000,
  );
const number = (settings: object = {}) =>
  createNumber(tenant.context, {
    number: `+1415555${next++ + 1000}`,
    personaId,
    purpose: "Help",
    ...settings,
  } as Parameters<typeof createNumber>[1]);

test("a number of ours that is rung is answered by its persona", async () => {
  const line = await number();
  expect((await ring(line.id)).status).toBe(202);
  const talking = await received(line.number, "in_progress");
  expect(talking).toMatchObject({ direction: "inbound", phone: CALLER });
  expect(talking.ai).toMatchObject({ carrier: "simulator", channel: "phone" });
  await until("both have spoken", async () => {
    const { segments } = await call(talking.id);
    return segments.length > 1 || null;
  });
  const { segments } = await call(talking.id);
  expect(segments[0]).toMatchObject({ speaker: "agent" });
  await server.api(tenant.key, "POST", `/api/v1/calls/${talking.id}/hangup`);
  const ended = await received(line.number, "completed");
  expect(ended.id).toBe(talking.id);
  expect((await calls()).filter(({ id }: { id: string }) => id === talking.id)).toHaveLength(1);
});

test("outside its hours a line takes a message, or does not answer, as it was set up", async () => {
  const hours = { timezone: "UTC", days: [] };
  const machine = await number({ hours, closedMessage: "We are closed.", fallback: "take_message" });
  await ring(machine.id);
  const talking = await received(machine.number, "in_progress");
  await until("the message is said", async () => {
    const { segments } = await call(talking.id);
    return segments.some(({ text }: { text: string }) => text.includes("We are closed")) || null;
  });
  await server.api(tenant.key, "POST", `/api/v1/calls/${talking.id}/hangup`);
  const shut = await number({ hours, fallback: "reject" });
  await ring(shut.id);
  await received(shut.number, "no_answer");
});

test("when there is no place, callers hear the busy tone and the live calls go on", async () => {
  const line = await number();
  const { desk } = server.services;
  const placeholders = Array.from({ length: 100 }, (_, i) => `placeholder-${i}`);
  for (const name of placeholders) desk.reserve(name);
  await ring(line.id);
  const busy = await received(line.number, "busy");
  expect(busy.history.at(-1).status).toBe("busy");
  for (const name of placeholders) desk.release(name);
  await ring(line.id);
  const talking = await received(line.number, "in_progress");
  await server.api(tenant.key, "POST", `/api/v1/calls/${talking.id}/hangup`);
});

test("a number that was set up is connected at the carrier, and an update changes who answers", async () => {
  const line = await number({ personaId: null, fallback: "reject" });
  await dispatchEvents(server.database.db, tenant.organizationId, [connectNewNumbers]);
  const { rows } = await server.database.owner.execute<{ jobs: number }>(
    sql`select count(*)::int as jobs from graphile_worker.jobs where task_identifier = 'connect_number' and key = ${`connect:${decodeId("num", line.id)}`}`,
  );
  expect(rows[0]!.jobs).toBe(1);
  await connectNumber(server.services, { organizationId: tenant.organizationId, numberId: decodeId("num", line.id)! });
  server.services.phone.main.simulator!.placeInbound({ to: line.number });
  await received(line.number, "no_answer");
  await updateNumber(tenant.context, line.id, { personaId });
  await ring(line.id);
  const talking = await received(line.number, "in_progress");
  await server.api(tenant.key, "POST", `/api/v1/calls/${talking.id}/hangup`);
});

test("a number that is a callee's in the simulator is not connected, and saying so is no failure", async () => {
  const line = await number({ number: "+15005550199" });
  const connect = { organizationId: tenant.organizationId, numberId: decodeId("num", line.id)! };
  expect(await connectNumber(server.services, connect)).toBe(false);
  const response = await ring(line.id);
  expect([response.status, (await readJson(response)).code]).toEqual([409, "number_not_connected"]);
});

test("nobody rings another organization's number, and a webhook without a signature is turned away", async () => {
  const line = await number();
  const stranger = await server.createTenant();
  expect((await ring(line.id, stranger.key)).status).toBe(404);
  expect((await ring(line.id, tenant.key, "+15005559999")).status).toBe(422);
  const response = await fetch(`${server.url}/webhooks/twilio/inbound/voice`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": "AAAA" },
    body: new URLSearchParams({ CallSid: "CA1", To: line.number, From: CALLER }),
  });
  expect(response.status).toBe(403);
});
