import { Readable } from "node:stream";
import { finishCall, keepCompressedRecording, startConversation } from "@parley/core/calls";
import { decodeId } from "@parley/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

let server: TestServer;
let tenant: Tenant;
beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.createTenant();
});
afterAll(() => server.close());

const place = (body: object, headers?: Record<string, string>) =>
  server.api(tenant.key, "POST", "/api/v1/calls", body, headers);
const good = { to: "+1 (500) 555-0100", purpose: "Ask about opening hours" };

test("a placed call is queued and found again by its id", async () => {
  const response = await place({ ...good, caller_name: "Kate", metadata: { orderId: "A-1" } });
  expect(response.status).toBe(201);
  const call = await readJson(response);
  expect(call).toMatchObject({ status: "queued", kind: "ai", phone: "+15005550100", purpose: good.purpose });
  expect(call.ai.metadata).toEqual({ orderId: "A-1" });
  expect(call.id).toMatch(/^call_/);
  const again = await server.api(tenant.key, "GET", `/api/v1/calls/${call.id}`);
  expect(await readJson(again)).toEqual(call);
});

test.each([
  [{ ...good, to: "12" }, "/to"],
  [{ ...good, to: "+1415" }, "/to"],
  [{ ...good, to: "call me" }, "/to"],
  [{ purpose: "x" }, "/to"],
  [{ ...good, purpose: "   " }, "/purpose"],
  [{ ...good, purpose: "a".repeat(10 * 1024 * 1024) }, "/purpose"],
  [{ ...good, max_duration_seconds: 5 }, "/max_duration_seconds"],
  [{ ...good, scheduled_at: "tomorrow" }, "/scheduled_at"],
  [{ ...good, language: "tlh" }, "/language"],
])("a wrong field is refused by name and nothing is queued (%#)", async (body, pointer) => {
  const before = await count();
  const response = await place(body);
  expect(response.status).toBe(422);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  const problem = await readJson(response);
  expect(problem.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  expect(problem.request_id).toBe(response.headers.get("x-request-id"));
  expect(await count()).toBe(before);
});

test("the same Idempotency-Key places one call, and refuses another body", async () => {
  const headers = { "idempotency-key": "once" };
  const [first, second] = [await place(good, headers), await place(good, headers)];
  expect(second.headers.get("idempotency-replayed")).toBe("true");
  expect((await readJson(first)).id).toBe((await readJson(second)).id);
  const other = await place({ ...good, purpose: "Something else" }, headers);
  expect(other.status).toBe(422);
  expect((await readJson(other)).code).toBe("idempotency_key_reused");
});

test("pages stay stable while calls are added", async () => {
  for (let i = 0; i < 5; i++) await place({ ...good, purpose: `Call ${i}` });
  const first = await readJson(await server.api(tenant.key, "GET", "/api/v1/calls?limit=3"));
  await place({ ...good, purpose: "Newer" });
  const second = await readJson(
    await server.api(tenant.key, "GET", `/api/v1/calls?limit=3&cursor=${first.next_cursor}`),
  );
  const ids = [...first.data, ...second.data].map((call: { id: string }) => call.id);
  expect(new Set(ids).size).toBe(6);
  expect(first.has_more).toBe(true);
});

test("a broken cursor, an unknown status and a limit that is too high are refused by name", async () => {
  for (const [query, pointer] of [
    ["cursor=nonsense", "/cursor"],
    ["status=answerd", "/status"],
    ["limit=5000", "/limit"],
  ] as const) {
    const response = await server.api(tenant.key, "GET", `/api/v1/calls?${query}`);
    expect(response.status).toBe(422);
    expect((await readJson(response)).errors[0].pointer).toBe(pointer);
  }
});

test("a call that waits is canceled by hanging up, and ends once", async () => {
  const { id } = await readJson(await place(good));
  const canceled = await server.api(tenant.key, "POST", `/api/v1/calls/${id}/hangup`);
  expect(canceled.status).toBe(202);
  expect((await readJson(canceled)).status).toBe("canceled");
  expect((await server.api(tenant.key, "POST", `/api/v1/calls/${id}/hangup`)).status).toBe(409);
});

test("tags, notes and score change, and unscored is null and never 0", async () => {
  const { id } = await readJson(await place(good));
  const changed = await server.api(tenant.key, "PATCH", `/api/v1/calls/${id}`, {
    tags: ["vip"],
    notes: "Call again",
    score: 4,
  });
  expect(await readJson(changed)).toMatchObject({ tags: ["vip"], notes: "Call again", score: 4 });
  const cleared = await server.api(tenant.key, "PATCH", `/api/v1/calls/${id}`, { score: null });
  expect((await readJson(cleared)).score).toBeNull();
  expect((await server.api(tenant.key, "PATCH", `/api/v1/calls/${id}`, { score: 9 })).status).toBe(422);
});

test("limits are told in the headers and an unknown address is a problem document", async () => {
  const response = await server.api(tenant.key, "GET", "/api/v1/calls?limit=1");
  expect(response.headers.get("ratelimit-policy")).toBe('"default";q=600;w=60');
  expect(response.headers.get("ratelimit")).toMatch(/^"default";r=\d+;t=\d+$/);
  const unknown = await server.api(tenant.key, "GET", "/api/v1/nothing");
  expect(unknown.status).toBe(404);
  expect((await readJson(unknown)).code).toBe("not_found");
});

async function count(): Promise<number> {
  const page = await readJson(await server.api(tenant.key, "GET", "/api/v1/calls?limit=200"));
  return page.data.length;
}

test("a recording is given as WAV, and as MP3 once that has been made, in ranges either way", async () => {
  const { id } = await readJson(await place(good));
  const callId = decodeId("call", id)!;
  await startConversation(tenant.context, callId, {});
  const { storage } = server.services;
  await storage.put(`${callId}.wav`, Readable.from([Buffer.from("RIFF-wave")]));
  const recording = { storageKey: `${callId}.wav`, durationMs: 1, bytes: 9, peaks: [] };
  await finishCall(tenant.context, callId, { status: "completed", durationSeconds: 1, recording });
  const path = `/api/v1/calls/${id}/recording`;
  expect((await server.api(tenant.key, "GET", `${path}?format=mp3`)).status).toBe(404);
  await storage.put(`${callId}.mp3`, Readable.from([Buffer.from("ID3-small")]));
  await keepCompressedRecording(tenant.context, callId, { compressedKey: `${callId}.mp3`, compressedBytes: 9 });
  const wav = await server.api(tenant.key, "GET", path);
  expect([wav.headers.get("content-type"), await wav.text()]).toEqual(["audio/wav", "RIFF-wave"]);
  const range = { range: "bytes=4-" };
  const mp3 = await server.api(tenant.key, "GET", `${path}?format=mp3`, undefined, range);
  expect([mp3.status, mp3.headers.get("content-type"), await mp3.text()]).toEqual([206, "audio/mpeg", "small"]);
  expect((await server.api(tenant.key, "GET", `${path}?format=flac`)).status).toBe(422);
});
