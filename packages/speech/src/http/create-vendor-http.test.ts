import { type SpeechStandIn, startAuraStandIn } from "@parley/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createVendorHttp, type VendorHttp } from "./create-vendor-http.ts";

let vendor: SpeechStandIn;
let http: VendorHttp;
beforeEach(async () => {
  vendor = await startAuraStandIn();
  http = createVendorHttp({ idleMs: 200 });
});
afterEach(async () => {
  http.close();
  await vendor.close();
});

const query = "model=aura-2-thalia-en&encoding=linear16&sample_rate=8000&container=none";
async function post(signal?: AbortSignal) {
  const headers = { authorization: "Token dg-test" };
  const body = JSON.stringify({ text: "Hello." });
  const answer = await http.post(`${vendor.baseUrl}/v1/speak?${query}`, { headers, body, signal });
  let bytes = 0;
  for await (const chunk of answer) bytes += (chunk as Buffer).length;
  return bytes;
}

test("a connection is opened ahead of the first sentence", async () => {
  http.warm(vendor.baseUrl);
  await vi.waitFor(() => expect(vendor.connections()).toBe(1));
});

test("sentence after sentence goes over the same connection", async () => {
  for (let sentence = 0; sentence < 3; sentence++) expect(await post()).toBe(6 * 60 * 16);
  http.warm(vendor.baseUrl);
  await post();
  expect([vendor.connections(), vendor.requests.length]).toEqual([1, 4]);
});

test("two sentences at a time have a connection each", async () => {
  await Promise.all([post(), post()]);
  expect(vendor.connections()).toBe(2);
});

test("an answer that stands still is an error, before its head and after", async () => {
  vendor.failNext({ type: "stall", afterBytes: 0 });
  await expect(post()).rejects.toMatchObject({ code: "ETIMEDOUT" });
  vendor.failNext({ type: "stall", afterBytes: 1600 });
  await expect(post()).rejects.toMatchObject({ code: "ETIMEDOUT" });
});

test("an abort ends the request, before its head and after", async () => {
  for (const fault of [
    { type: "slow", ms: 5000 },
    { type: "stall", afterBytes: 1600 },
  ] as const) {
    vendor.failNext(fault);
    const controller = new AbortController();
    const answer = post(controller.signal);
    await vi.waitFor(() => expect(vendor.open()).toBe(1));
    controller.abort();
    await expect(answer).rejects.toThrow();
    await vi.waitFor(() => expect(vendor.open()).toBe(0));
  }
});
