import { createHmac } from "node:crypto";
import { getCall, placeCall } from "@parley/core/calls";
import { decodeId, encodeId } from "@parley/platform";
import type { CallSession } from "@parley/voice";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { CARRIER_TOKEN, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

let server: TestServer;
let tenant: Tenant;

beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.createTenant();
});
afterAll(() => server.close());

const sign = (url: string, form: Record<string, string> = {}) =>
  createHmac("sha1", CARRIER_TOKEN)
    .update(
      url +
        Object.keys(form)
          .sort()
          .map((name) => name + form[name])
          .join(""),
    )
    .digest("base64");

async function place() {
  const { id } = await placeCall(tenant.context, { to: "+15005550100", purpose: "Ask" });
  const call = { organizationId: tenant.organizationId, callId: decodeId("call", id)! };
  const path = `${encodeId("org", call.organizationId)}/${id}`;
  const tell = (webhook: string, form: Record<string, string>, signature?: string) => {
    const url = `${server.url}/webhooks/twilio/${path}/${webhook}`;
    return fetch(url, {
      method: "POST",
      headers: { "x-twilio-signature": signature ?? sign(url, form) },
      body: new URLSearchParams(form),
    });
  };
  return { id, call, path, tell };
}

function hold(call: { organizationId: string; callId: string }) {
  const hints: string[] = [];
  const session = {
    hint: ({ answeredBy }: { answeredBy: string }) => hints.push(answeredBy),
  } as unknown as CallSession;
  server.services.live.held.set(call.callId, { organizationId: call.organizationId, hangUp: () => {}, session });
  return hints;
}

test("what the carrier's machine detection heard is a hint to the engine; what it does not know is none", async () => {
  const { call, tell } = await place();
  const hints = hold(call);
  for (const AnsweredBy of ["machine_start", "machine_end_beep", "human", "fax", "unknown", "toString", ""])
    expect((await tell("machine", { AnsweredBy })).status).toBe(204);
  expect((await tell("machine", { AnsweredBy: "human" }, "wrong")).status).toBe(403);
  expect(hints).toEqual(["machine", "machine_beeped", "human", "fax"]);
  server.services.live.held.delete(call.callId);
});

test("who is rung for a transfer hears the briefing, as text and never as markup; without one they are connected at once", async () => {
  const { call, tell } = await place();
  expect(await (await tell("briefing", {})).text()).toContain("<Response></Response>");
  server.services.briefings.set(call.callId, "Ann <b>&</b> \u0001 Bob");
  expect(await (await tell("briefing", {})).text()).toContain("<Say>Ann &lt;b&gt;&amp;&lt;/b&gt;  Bob</Say>");
});

test("how a transfer ended is kept once, the briefing is forgotten, and a caller whom nobody took is told so", async () => {
  const { id, call, tell } = await place();
  server.services.briefings.set(call.callId, "A caller");
  const nobody = await (await tell("transferred", { DialCallStatus: "no-answer" })).text();
  expect(nobody).toContain("<Say>I am sorry");
  const repeated = await (await tell("transferred", { DialCallStatus: "completed", DialCallDuration: "42" })).text();
  expect(repeated).not.toContain("<Say>");
  expect(server.services.briefings.has(call.callId)).toBe(false);
  const { events } = await getCall(tenant.context, id);
  expect(events).toMatchObject([{ kind: "transfer_ended", data: { status: "no-answer", seconds: null } }]);
});

test("a number that nobody set up is not answered", async () => {
  const url = `${server.url}/webhooks/twilio/inbound/voice`;
  const form = { CallSid: "CA7", To: "+14155550199", From: "anonymous" };
  const response = await fetch(url, {
    method: "POST",
    headers: { "x-twilio-signature": sign(url, form) },
    body: new URLSearchParams(form),
  });
  expect(await response.text()).toContain('<Reject reason="rejected"/>');
});

test("media that comes while Parley stops is refused with 503, and nothing is said to strangers", async () => {
  const { path } = await place();
  const address = `${server.url.replace("http", "ws")}/media/${path}`;
  const refused = (signature: string) =>
    new Promise((resolve) => {
      const socket = new WebSocket(address, { headers: { "x-twilio-signature": signature } });
      socket.on("error", () => {});
      socket.on("unexpected-response", (_request, response) => resolve(response.statusCode));
    });
  server.services.desk.refuseNew();
  expect(await refused(sign(address))).toBe(503);
  expect(await refused("wrong")).toBe(403);
});
