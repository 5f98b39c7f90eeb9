import { afterEach, beforeEach, expect, test } from "vitest";
import type { Simulator } from "../start-simulator.ts";
import { ACCOUNT, api, startTestSimulator, TestApp, TOKEN } from "../testing/test-app.ts";
import { sign } from "./signature.ts";

let app: TestApp;
let simulator: Simulator;
const OURS = "+15005550042";
beforeEach(async () => {
  app = await TestApp.start();
  simulator = await startTestSimulator({ timings: { frameIntervalMs: 2 } });
});
afterEach(async () => {
  await simulator.close();
  await app.close();
});

const own = async (more: Record<string, string> = {}) =>
  (await (
    await api(simulator, "/IncomingPhoneNumbers.json", {
      PhoneNumber: OURS,
      VoiceUrl: `${app.baseUrl}/twiml-in`,
      StatusCallback: `${app.baseUrl}/status`,
      ...more,
    })
  ).json()) as Record<string, unknown>;

test("a number of ours is kept, listed, changed and given back in Twilio's shape", async () => {
  const number = await own({ FriendlyName: "Front desk" });
  expect(number).toMatchObject({
    account_sid: ACCOUNT,
    phone_number: OURS,
    friendly_name: "Front desk",
    voice_method: "POST",
  });
  expect(number.sid).toMatch(/^PN[0-9a-f]{32}$/);
  const path = `/IncomingPhoneNumbers/${number.sid}.json`;
  await api(simulator, path, { VoiceUrl: `${app.baseUrl}/twiml-other` });
  expect(await (await api(simulator, path)).json()).toMatchObject({ voice_url: `${app.baseUrl}/twiml-other` });
  const list = await (
    await api(simulator, `/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(OURS)}`)
  ).json();
  expect(list).toMatchObject({ incoming_phone_numbers: [{ sid: number.sid }], next_page_uri: null });
});

test.each([
  ["that is ours already", OURS, 21422],
  ["of a simulated callee", "+15005550100", 21422],
  ["that is none", "0100", 21421],
])("a number %s cannot be had", async (_what, PhoneNumber, code) => {
  await own();
  const response = await api(simulator, "/IncomingPhoneNumbers.json", { PhoneNumber });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code });
});

test("somebody who rings us is announced by a signed webhook, talks over the stream and is reported when gone", async () => {
  await own();
  app.documents["/twiml-in"] = app.twiml;
  const { sid } = simulator.placeInbound({ to: OURS });
  const stream = await app.stream();
  const webhook = app.webhooks[0]!;
  expect(webhook.parameters).toMatchObject({
    CallSid: sid,
    AccountSid: ACCOUNT,
    CallStatus: "ringing",
    Direction: "inbound",
    To: OURS,
    Called: OURS,
    From: "+15005550150",
    Caller: "+15005550150",
  });
  expect(webhook.headers["x-twilio-signature"]).toBe(sign(TOKEN, webhook.url, webhook.parameters));
  await app.until(() => stream.of("media").length > 5);
  stream.socket.close();
  await app.until(() => app.statuses.length > 0);
  expect(app.statuses).toEqual(["completed"]);
  expect(await (await api(simulator, `/Calls/${sid}.json`)).json()).toMatchObject({
    direction: "inbound",
    status: "completed",
    phone_number_sid: expect.stringMatching(/^PN/),
  });
});

test("the product asks for a call to a number of its own", async () => {
  await own();
  app.documents["/twiml-in"] = '<Response><Reject reason="busy"/></Response>';
  const form = { To: OURS, Callee: "+15005550109", From: "+14155550111" };
  const response = await api(simulator, "/Simulator/InboundCalls.json", form);
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ direction: "inbound", from: "+14155550111", to: OURS });
  await app.until(() => app.statuses.length > 0);
  expect(app.statuses).toEqual(["busy"]);
});

test("a number that is not ours cannot be rung", async () => {
  expect(() => simulator.placeInbound({ to: OURS })).toThrow("is no IncomingPhoneNumber");
  const response = await api(simulator, "/Simulator/InboundCalls.json", { To: OURS });
  expect(response.status).toBe(404);
});

test("the fallback address answers when the first one fails, and is told why", async () => {
  await own({ VoiceUrl: `${app.baseUrl}/broken`, VoiceFallbackUrl: `${app.baseUrl}/twiml-fallback` });
  app.callbackAnswers = [500];
  app.documents["/twiml-fallback"] = "<Response><Hangup/></Response>";
  simulator.placeInbound({ to: OURS });
  await app.until(() => app.statuses.includes("completed"));
  const fallback = app.webhooks.find(({ path }) => path === "/twiml-fallback")!;
  expect(fallback.parameters).toMatchObject({ ErrorCode: "11200", ErrorUrl: `${app.baseUrl}/broken` });
});
