import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { dialTwiml } from "./call-twiml.ts";
import { connectStreamTwiml } from "./connect-stream-twiml.ts";
import { createTwilioCarrier, TwilioRefusal } from "./create-twilio-carrier.ts";
import { validateTwilioSignature } from "./validate-twilio-signature.ts";

let stop = () => {};
afterEach(() => stop());

async function twilio(answers: { status: number; body: object }[]) {
  const requests: { path: string; authorization: string; form: Record<string, string> }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const form = Object.fromEntries(new URLSearchParams(body));
    requests.push({ path: request.url ?? "", authorization: request.headers.authorization ?? "", form });
    const answer = answers.shift() ?? { status: 500, body: {} };
    response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  stop = () => server.closeAllConnections() ?? server.close();
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const carrier = createTwilioCarrier({ accountSid: "AC1", authToken: "token", from: "+15005550006", baseUrl });
  return { carrier, requests };
}

const call = {
  to: "+15005550100",
  url: "https://app.example/voice",
  statusCallback: "https://app.example/status",
  timeLimitSeconds: 600,
};

test("a call is created by Twilio's own request at the other address", async () => {
  const { carrier, requests } = await twilio([{ status: 201, body: { sid: "CA9" } }]);
  expect(await carrier.createCall(call)).toEqual({ sid: "CA9" });
  expect(requests[0]!.path).toBe("/2010-04-01/Accounts/AC1/Calls.json");
  expect(requests[0]!.authorization).toBe(`Basic ${Buffer.from("AC1:token").toString("base64")}`);
  expect(requests[0]!.form).toMatchObject({ To: call.to, From: "+15005550006", Url: call.url, TimeLimit: "600" });
});

test("a call that is claimed already is not dialled", async () => {
  const { carrier, requests } = await twilio([]);
  await expect(carrier.createCall({ ...call, claim: async () => false })).rejects.toBeInstanceOf(TwilioRefusal);
  expect(requests).toHaveLength(0);
});

test.each([
  [400, 21211, false],
  [429, 20429, true],
  [503, 20500, true],
])("a refusal with status %d is asked once, and says whether a retry helps", async (status, code, retryable) => {
  const { carrier, requests } = await twilio([{ status, body: { code, message: "No.", status } }]);
  await expect(carrier.createCall(call)).rejects.toMatchObject({ name: "TwilioRefusal", code, retryable });
  expect(requests).toHaveLength(1);
});

test("hanging up a call that is over is no error", async () => {
  const { carrier } = await twilio([{ status: 404, body: { code: 20404, message: "gone", status: 404 } }]);
  await expect(carrier.hangUp("CA9")).resolves.toBeUndefined();
});

test("a live call is given other TwiML; one that is over is not, and that is no error", async () => {
  const { carrier, requests } = await twilio([
    { status: 200, body: { sid: "CA9" } },
    { status: 400, body: { code: 21220, message: "not in progress", status: 400 } },
  ]);
  expect(await carrier.redirect("CA9", "<Response/>")).toBe(true);
  expect(requests[0]).toMatchObject({
    path: "/2010-04-01/Accounts/AC1/Calls/CA9.json",
    form: { Twiml: "<Response/>" },
  });
  expect(await carrier.redirect("CA9", "<Response/>")).toBe(false);
});

const urls = { voiceUrl: "https://app.example/in", statusCallback: "https://app.example/in/status" };

test("a number of the account asks us when it is rung; one that it does not have is not bought", async () => {
  const { carrier, requests } = await twilio([
    { status: 200, body: { incoming_phone_numbers: [{ sid: "PN1", phone_number: "+15005550190" }], page: 0 } },
    { status: 200, body: { sid: "PN1" } },
    { status: 200, body: { incoming_phone_numbers: [], page: 0 } },
  ]);
  expect(await carrier.answerAt("+15005550190", urls)).toBe(true);
  expect(requests[1]).toMatchObject({
    path: "/2010-04-01/Accounts/AC1/IncomingPhoneNumbers/PN1.json",
    form: { VoiceUrl: urls.voiceUrl, StatusCallback: urls.statusCallback },
  });
  expect(await carrier.answerAt("+15005550191", urls)).toBe(false);
  expect(requests).toHaveLength(3);
});

test.each([
  ["rings elsewhere", { voice_url: "https://pbx.example/voice" }, false],
  ["is an application's", { voice_application_sid: "AP1" }, false],
  ["is a trunk's", { trunk_sid: "TK1" }, false],
  ["asks us already", { voice_url: urls.voiceUrl }, true],
  ["is new", { voice_url: "https://demo.twilio.com/welcome/voice/" }, true],
  ["is another one that it is part of", { phone_number: "+150055501901" }, false],
])("a number that %s is overwritten only when it may be", async (_how, known, taken) => {
  const list = {
    status: 200,
    body: { incoming_phone_numbers: [{ sid: "PN1", phone_number: "+15005550190", ...known }], page: 0 },
  };
  const { carrier, requests } = await twilio([list, { status: 200, body: { sid: "PN1" } }]);
  expect(await carrier.answerAt("+15005550190", urls)).toBe(taken);
  expect(requests).toHaveLength(taken ? 2 : 1);
});

test("a number that rings elsewhere is ours when the operator says so", async () => {
  const known = { sid: "PN1", phone_number: "+15005550190", voice_url: "https://pbx.example/voice" };
  const { carrier, requests } = await twilio([
    { status: 200, body: { incoming_phone_numbers: [known], page: 0 } },
    { status: 200, body: { sid: "PN1" } },
  ]);
  expect(await carrier.answerAt("+15005550190", urls, { replace: true })).toBe(true);
  expect(requests[1]!.form).toMatchObject({ VoiceUrl: urls.voiceUrl });
});

test("machine detection runs beside the call, so that nobody who answers waits for it", async () => {
  const { carrier, requests } = await twilio([{ status: 201, body: { sid: "CA9" } }]);
  await carrier.createCall({ ...call, machineDetectionCallback: "https://app.example/machine" });
  expect(requests[0]!.form).toMatchObject({
    ...{ MachineDetection: "DetectMessageEnd", AsyncAmd: "true" },
    AsyncAmdStatusCallback: "https://app.example/machine",
  });
});

test("who is dialled for a transfer is briefed alone; the caller hears ringing until both are connected", () => {
  const party = { number: "+15005550100", actionUrl: "https://app.example/a?x=1&y=2" };
  expect(dialTwiml({ ...party, briefingUrl: "https://app.example/b" })).toContain(
    '<Dial answerOnBridge="true" timeout="30" action="https://app.example/a?x=1&amp;y=2" method="POST"><Number url="https://app.example/b">+15005550100</Number></Dial>',
  );
  expect(dialTwiml(party)).toContain("<Number>+15005550100</Number>");
});

test("Twilio's documented signature is accepted, and nothing else", () => {
  // The example of twilio.com/docs/usage/security.
  const request = {
    authToken: "12345",
    url: "https://example.com/myapp.php?foo=1&bar=2",
    params: {
      CallSid: "CA1234567890ABCDE",
      Caller: "+14158675310",
      Digits: "1234",
      From: "+14158675310",
      To: "+18005551212",
    },
    signature: "L/OH5YylLD5NRKLltdqwSvS0BnU=",
  };
  expect(validateTwilioSignature(request)).toBe(true);
  expect(validateTwilioSignature({ ...request, url: "https://example.com/myapp.php?foo=1&bar=3" })).toBe(false);
  expect(validateTwilioSignature({ ...request, params: { ...request.params, Digits: "12345" } })).toBe(false);
  expect(validateTwilioSignature({ ...request, authToken: "12346" })).toBe(false);
  expect(validateTwilioSignature({ ...request, signature: "" })).toBe(false);
});

test("TwiML escapes what it carries", () => {
  expect(connectStreamTwiml({ streamUrl: "wss://app.example/media/1", parameters: { note: `"<&>'` } })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Response><Connect><Stream url="wss://app.example/media/1"><Parameter name="note" value="&quot;&lt;&amp;&gt;&apos;"/></Stream></Connect></Response>',
  );
});
