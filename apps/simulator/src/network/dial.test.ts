import { afterEach, beforeEach, expect, test } from "vitest";
import type { Simulator } from "../start-simulator.ts";
import { api, placeCall, startTestSimulator, TestApp, TOKEN } from "../testing/test-app.ts";
import { sign } from "./signature.ts";

let app: TestApp;
let simulator: Simulator;
const heard = new Map<string, number>();
const SILENT = "+15005550109";
const VOICEMAIL = "+15005550103";
const isSound = (samples: Int16Array) => samples.some((sample) => Math.abs(sample) > 500);
beforeEach(async () => {
  heard.clear();
  app = await TestApp.start();
  simulator = await startTestSimulator({
    timings: { frameIntervalMs: 2 },
    onAudio({ callSid, direction, samples }) {
      if (direction === "to_callee" && isSound(samples)) heard.set(callSid, (heard.get(callSid) ?? 0) + 1);
    },
  });
});
afterEach(async () => {
  await simulator.close();
  await app.close();
});

const dial = (number: string, attributes = "") =>
  `<Response><Dial action="${app.baseUrl}/twiml-after" ${attributes}><Number url="${app.baseUrl}/twiml-whisper">${number}</Number></Dial></Response>`;
const asked = (path: string) => app.webhooks.find((hook) => hook.path.startsWith(path));
const callOf = async (sid: string) =>
  (await (await api(simulator, `/Calls/${sid}.json`)).json()) as Record<string, string>;
const update = (sid: string, form: Record<string, string>) => api(simulator, `/Calls/${sid}.json`, form);

test("a live call is given other TwiML: its stream stops, the dialled party alone hears the whisper, then both hear each other", async () => {
  app.documents["/twiml-whisper"] = "<Response><Say>You get a customer.</Say></Response>";
  app.documents["/twiml-after"] = "<Response><Hangup/></Response>";
  const sid = await placeCall(simulator, app, SILENT);
  const stream = await app.stream();
  const response = await update(sid, { Twiml: dial(VOICEMAIL, 'callerId="+15005550006"') });
  expect(response.status).toBe(200);
  await app.until(() => stream.closed);
  expect(stream.of("stop")).toHaveLength(1);
  expect(asked("/twiml-after")).toBeUndefined();

  await app.until(() => asked("/twiml-whisper") !== undefined);
  const whisper = asked("/twiml-whisper")!;
  expect(whisper.parameters).toMatchObject({
    Direction: "outbound-dial",
    ParentCallSid: sid,
    To: VOICEMAIL,
    From: "+15005550006",
    CallStatus: "in-progress",
  });
  expect(whisper.headers["x-twilio-signature"]).toBe(sign(TOKEN, whisper.url, whisper.parameters));

  // The voicemail hangs up after four seconds of silence; its greeting came through to the first callee.
  await app.until(() => app.statuses.includes("completed"));
  const childSid = whisper.parameters.CallSid!;
  expect(await callOf(childSid)).toMatchObject({
    parent_call_sid: sid,
    direction: "outbound-dial",
    status: "completed",
  });
  expect(heard.get(sid)).toBeGreaterThan(50);
  expect(asked("/twiml-after")!.parameters).toMatchObject({
    CallSid: sid,
    DialCallSid: childSid,
    DialCallStatus: "completed",
    DialBridged: "true",
  });
});

test.each([
  ["busy", "+15005550101", "busy"],
  ["not there", "+15005550102", "no-answer"],
  ["out of service", "+15005550105", "failed"],
  ["not in the simulated network", "+14155550100", "failed"],
])(
  "a dialled party that is %s is reported to the action, and the call goes on with its TwiML",
  async (_what, number, status) => {
    app.documents["/twiml-after"] = "<Response><Hangup/></Response>";
    app.twiml = dial(number, 'timeout="1"');
    await placeCall(simulator, app, SILENT);
    await app.until(() => app.statuses.includes("completed"));
    expect(asked("/twiml-after")!.parameters).toMatchObject({ DialCallStatus: status, DialBridged: "false" });
  },
);

test("a whisper that hangs up keeps the parties apart, and the caller hears ringing until then", async () => {
  app.documents["/twiml-whisper"] = '<Response><Pause length="1"/><Hangup/></Response>';
  app.documents["/twiml-after"] = "<Response><Hangup/></Response>";
  app.twiml = dial(SILENT);
  const sid = await placeCall(simulator, app, SILENT);
  await app.until(() => app.statuses.includes("completed"));
  expect(asked("/twiml-after")!.parameters).toMatchObject({ DialCallStatus: "completed", DialBridged: "false" });
  expect(heard.get(sid)).toBeGreaterThan(10);
});

test("hanging up the first call ends the dialled one", async () => {
  app.documents["/twiml-whisper"] = "<Response/>";
  app.twiml = dial(SILENT);
  const sid = await placeCall(simulator, app, SILENT);
  await app.until(() => asked("/twiml-whisper") !== undefined);
  await update(sid, { Status: "completed" });
  await app.until(() => app.statuses.includes("completed"));
  expect(await callOf(asked("/twiml-whisper")!.parameters.CallSid!)).toMatchObject({ status: "completed" });
});

test("a call that rings is not redirected", async () => {
  const sid = await placeCall(simulator, app, "+15005550102");
  await app.until(() => app.statuses.includes("ringing"));
  const response = await update(sid, { Url: `${app.baseUrl}/twiml-after` });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 21220 });
});

test("a stream's status callback hears of its start and its end", async () => {
  app.twiml = `<Response><Connect><Stream url="${app.streamUrl}" name="talk" statusCallback="${app.baseUrl}/stream"/></Connect></Response>`;
  const sid = await placeCall(simulator, app, SILENT);
  const stream = await app.stream();
  await update(sid, { Status: "completed" });
  const events = () => app.webhooks.filter(({ path }) => path === "/stream").map(({ parameters }) => parameters);
  await app.until(() => events().length === 2);
  expect(events().map(({ StreamEvent }) => StreamEvent)).toEqual(["stream-started", "stream-stopped"]);
  expect(events()[0]).toMatchObject({ CallSid: sid, StreamName: "talk", StreamSid: stream.of("start")[0]!.streamSid });
});
