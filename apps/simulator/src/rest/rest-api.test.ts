import { afterAll, beforeAll, expect, test } from "vitest";
import type { Simulator } from "../start-simulator.ts";
import { ACCOUNT, api, startTestSimulator } from "../testing/test-app.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

const valid = { To: "+15005550102", From: "+15005550006", Url: "http://127.0.0.1:9/twiml" };

test("a placed call is shown in Twilio's shape and can be fetched again", async () => {
  const response = await api(simulator, "/Calls.json", valid);
  expect(response.status).toBe(201);
  const call = (await response.json()) as Record<string, unknown>;
  expect(call).toMatchObject({
    account_sid: ACCOUNT,
    to: "+15005550102",
    to_formatted: "(500) 555-0102",
    from: "+15005550006",
    status: "queued",
    direction: "outbound-api",
    duration: null,
    answered_by: null,
    api_version: "2010-04-01",
  });
  expect(call.sid).toMatch(/^CA[0-9a-f]{32}$/);
  expect(call.uri).toBe(`/2010-04-01/Accounts/${ACCOUNT}/Calls/${call.sid}.json`);
  expect(call.date_created).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/);

  const again = await api(simulator, `/Calls/${call.sid}.json`);
  expect(again.status).toBe(200);
  expect(await again.json()).toMatchObject({ sid: call.sid });
});

test.each([
  ["no To", { ...valid, To: "" }, 400, 21201],
  ["no From", { ...valid, From: "" }, 400, 21213],
  ["a From that is no number", { ...valid, From: "Parley" }, 400, 21212],
  ["no Url", { ...valid, Url: "" }, 400, 21205],
  ["a Url that is no web address", { ...valid, Url: "ftp://example.com/x" }, 400, 21205],
  ["a number beyond the simulated range", { ...valid, To: "+14155550100" }, 400, 21211],
  ["a To that is no number", { ...valid, To: "0100" }, 400, 21211],
  ["a Timeout of zero", { ...valid, Timeout: "0" }, 400, 21241],
])("refuses %s as Twilio does", async (_what, form, status, code) => {
  const response = await api(simulator, "/Calls.json", form);
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({
    code,
    message: expect.any(String),
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  });
});

test("the refusal of a foreign number says which numbers work", async () => {
  const response = await api(simulator, "/Calls.json", { ...valid, To: "+442079460000" });
  expect(((await response.json()) as { message: string }).message).toContain("+1 500 555 0100");
});

test("a wrong token is refused before anything else", async () => {
  const response = await api(simulator, "/Calls.json", valid, "wrong");
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ code: 20003, status: 401 });
});

test.each(["/Calls/CA00000000000000000000000000000000.json", "/Messages.json"])("%s is not found", async (path) => {
  const response = await api(simulator, path);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    code: 20404,
    message: `The requested resource /2010-04-01/Accounts/${ACCOUNT}${path} was not found`,
  });
});
