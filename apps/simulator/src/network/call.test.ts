import { afterEach, beforeEach, expect, test } from "vitest";
import type { Simulator } from "../start-simulator.ts";
import { ACCOUNT, api, placeCall, startTestSimulator, TestApp, TOKEN } from "../testing/test-app.ts";
import { sign } from "./signature.ts";

let app: TestApp;
let simulator: Simulator;
beforeEach(async () => {
  app = await TestApp.start();
  simulator = await startTestSimulator();
});
afterEach(async () => {
  await simulator.close();
  await app.close();
});

const status = async (sid: string) =>
  ((await (await api(simulator, `/Calls/${sid}.json`)).json()) as { status: string }).status;

test("an answered call reports its progress in order, numbered and signed, and asks for TwiML in between", async () => {
  app.twiml = "<Response><Hangup/></Response>";
  const sid = await placeCall(simulator, app, "+15005550100");
  await app.until(() => app.statuses.includes("completed"));

  expect(app.statuses).toEqual(["initiated", "ringing", "in-progress", "completed"]);
  const callbacks = app.webhooks.filter(({ path }) => path === "/status");
  expect(callbacks.map(({ parameters }) => parameters.SequenceNumber)).toEqual(["0", "1", "2", "3"]);
  expect(callbacks.at(-1)!.parameters).toMatchObject({
    AccountSid: ACCOUNT,
    CallSid: sid,
    CallDuration: "0",
    CallbackSource: "call-progress-events",
    Direction: "outbound-api",
    From: "+15005550006",
    To: "+15005550100",
  });
  const twiml = app.webhooks.find(({ path }) => path.startsWith("/twiml"))!;
  expect(twiml.parameters).toMatchObject({ CallSid: sid, CallStatus: "in-progress", ApiVersion: "2010-04-01" });
  for (const { headers, url, parameters } of app.webhooks) {
    expect(headers["x-twilio-signature"]).toBe(sign(TOKEN, url, parameters));
  }
  expect(await status(sid)).toBe("completed");
});

test.each([
  ["busy", "+15005550101", ["initiated", "ringing", "busy"]],
  ["failed", "+15005550105", ["initiated", "failed"]],
])("a number that is %s ends so and never asks for TwiML", async (end, number, statuses) => {
  const sid = await placeCall(simulator, app, number);
  await app.until(() => app.statuses.includes(end));
  expect(app.statuses).toEqual(statuses);
  expect(app.webhooks.some(({ path }) => path.startsWith("/twiml"))).toBe(false);
  expect(await status(sid)).toBe(end);
});

test("nobody answers until Timeout has passed", async () => {
  const startedAt = performance.now();
  await placeCall(simulator, app, "+15005550102", { Timeout: "1" });
  await app.until(() => app.statuses.includes("no-answer"));
  expect(performance.now() - startedAt).toBeGreaterThan(950);
  expect(app.statuses).toEqual(["initiated", "ringing", "no-answer"]);
});

test("Status=completed before the answer cancels the call, and ends it only once", async () => {
  const sid = await placeCall(simulator, app, "+15005550102");
  await app.until(() => app.statuses.includes("ringing"));
  const response = await api(simulator, `/Calls/${sid}.json`, { Status: "completed" });
  expect(await response.json()).toMatchObject({ sid, status: "canceled", duration: "0" });
  await app.until(() => app.statuses.includes("canceled"));
  const again = await api(simulator, `/Calls/${sid}.json`, { Status: "completed" });
  expect(again.status).toBe(400);
  expect(await again.json()).toMatchObject({ code: 21220 });
  expect(app.statuses).toEqual(["initiated", "ringing", "canceled"]);
});

test("Status=canceled leaves a live call alone, Status=completed ends it with a stop on its stream", async () => {
  const sid = await placeCall(simulator, app, "+15005550109");
  const stream = await app.stream();
  await api(simulator, `/Calls/${sid}.json`, { Status: "canceled" });
  expect(await status(sid)).toBe("in-progress");
  await api(simulator, `/Calls/${sid}.json`, { Status: "completed" });
  await app.until(() => stream.closed && app.statuses.includes("completed"));
  expect(stream.frames.at(-1)).toMatchObject({ event: "stop", stop: { accountSid: ACCOUNT, callSid: sid } });
});

test("TimeLimit ends a call that nobody ends", async () => {
  await placeCall(simulator, app, "+15005550109", { TimeLimit: "1" });
  await app.until(() => app.statuses.includes("completed"));
  expect(app.webhooks.at(-1)!.parameters).toMatchObject({ CallDuration: "1", Duration: "1" });
});

test("a callback that meets 5xx is repeated before the next one is sent", async () => {
  app.callbackAnswers = [503, 500, 200];
  await placeCall(simulator, app, "+15005550101");
  await app.until(() => app.statuses.includes("busy"));
  expect(app.statuses).toEqual(["initiated", "initiated", "initiated", "ringing", "busy"]);
});

test("a callback that meets 4xx is not repeated", async () => {
  app.callbackAnswers = [404];
  await placeCall(simulator, app, "+15005550101");
  await app.until(() => app.statuses.includes("busy"));
  expect(app.statuses).toEqual(["initiated", "ringing", "busy"]);
});

test("only the end is reported when no events were asked for", async () => {
  const form = {
    To: "+15005550101",
    From: "+15005550006",
    Url: `${app.baseUrl}/twiml`,
    StatusCallback: `${app.baseUrl}/status`,
  };
  await api(simulator, "/Calls.json", form);
  await app.until(() => app.statuses.length > 0);
  expect(app.statuses).toEqual(["busy"]);
});

test.each([
  ["a verb that the simulator does not speak", "<Response><Enqueue>support</Enqueue></Response>"],
  ["a document that is not TwiML", "hello"],
  ["a stream without a web socket address", '<Response><Connect><Stream url="http://x"/></Connect></Response>'],
  ["a stream address with a query string", '<Response><Connect><Stream url="wss://x/y?z=1"/></Connect></Response>'],
])("%s fails the call", async (_what, twiml) => {
  app.twiml = twiml;
  await placeCall(simulator, app, "+15005550109");
  await app.until(() => app.statuses.includes("failed"));
  expect(app.statuses).toEqual(["initiated", "ringing", "in-progress", "failed"]);
});

test("synchronous machine detection holds the TwiML back until the beep", async () => {
  await placeCall(simulator, app, "+15005550103", { MachineDetection: "DetectMessageEnd" });
  await app.until(() => app.webhooks.some(({ path }) => path.startsWith("/twiml")));
  expect(app.webhooks.at(-1)!.parameters.AnsweredBy).toBe("machine_end_beep");
});

test("asynchronous machine detection reports to its own address while the call runs", async () => {
  await simulator.close();
  simulator = await startTestSimulator({ timings: { detectHumanMs: 100 } });
  const sid = await placeCall(simulator, app, "+15005550100", {
    MachineDetection: "Enable",
    AsyncAmd: "true",
    AsyncAmdStatusCallback: `${app.baseUrl}/amd`,
  });
  await app.until(() => app.webhooks.some(({ path }) => path === "/amd"));
  const { parameters, headers, url } = app.webhooks.find(({ path }) => path === "/amd")!;
  expect(parameters).toMatchObject({ CallSid: sid, AnsweredBy: "human" });
  expect(headers["x-twilio-signature"]).toBe(sign(TOKEN, url, parameters));
});

test("machine detection is wrong where the line says so", async () => {
  await simulator.close();
  simulator = await startTestSimulator({ timings: { detectHumanMs: 50 }, line: { amd: "machine_start" } });
  await placeCall(simulator, app, "+15005550100", { MachineDetection: "Enable" });
  await app.until(() => app.webhooks.some(({ path }) => path.startsWith("/twiml")));
  expect(app.webhooks.find(({ path }) => path.startsWith("/twiml"))!.parameters.AnsweredBy).toBe("machine_start");
});
