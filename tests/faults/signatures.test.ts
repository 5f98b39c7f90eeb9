import { createHmac } from "node:crypto";
import { once } from "node:events";
import { encodeId } from "@parley/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import { CARRIER_TOKEN, readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";
import { until } from "./spawned-server.ts";

let server: TestServer;
let tenant: Tenant;
beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.createTenant();
});
afterAll(() => server.close());

/** As the carrier signs: the address, then each form field's name and value, names sorted. */
const sign = (url: string, fields: Record<string, string> = {}, token = CARRIER_TOKEN) =>
  createHmac("sha1", token)
    .update(
      Object.keys(fields)
        .sort()
        .reduce((text, name) => text + name + fields[name], url),
    )
    .digest("base64");

async function placeCall(): Promise<{ id: string; path: string }> {
  const response = await server.api(tenant.key, "POST", "/api/v1/calls", { to: "+15005550100", purpose: "Ask" });
  const { id } = await readJson(response);
  return { id, path: `${encodeId("org", tenant.organizationId)}/${id}` };
}

const hook = (path: string, name: string) => `${server.url}/webhooks/twilio/${path}/${name}`;

function post(url: string, body: string, signature?: string, type = "application/x-www-form-urlencoded") {
  const headers = { "content-type": type, ...(signature === undefined ? {} : { "x-twilio-signature": signature }) };
  return fetch(url, { method: "POST", headers, body });
}

async function report(path: string, fields: Record<string, string>): Promise<number> {
  const url = hook(path, "status");
  return (await post(url, new URLSearchParams(fields).toString(), sign(url, fields))).status;
}

const statusOf = async (id: string) =>
  (await readJson(await server.api(tenant.key, "GET", `/api/v1/calls/${id}`))).status;

/** Every row that a carrier's word could change, of all tenants. */
async function snapshot(): Promise<string> {
  const tables = ["calls", "ai_calls", "call_status_history", "call_turns", "transcript_segments", "recordings"];
  const texts = [...tables, "domain_events"].map(
    (table) => sql`(select coalesce(json_agg(t order by t::text), '[]') from ${sql.identifier(table)} t)::text`,
  );
  const { rows } = await server.database.owner.execute<{ content: string }>(
    sql`select ${sql.join(texts, sql` || `)} as content`,
  );
  return rows[0]!.content;
}

/** The status that an upgrade is answered with; 101 leaves the socket open. */
async function upgrade(path: string, signature?: string): Promise<{ status: number; socket: WebSocket }> {
  const url = `${server.url.replace("http", "ws")}/media/${path}`;
  const socket = new WebSocket(url, { headers: signature === undefined ? {} : { "x-twilio-signature": signature } });
  const refused = once(socket, "unexpected-response").then(([, response]) => response.statusCode as number);
  const status = await Promise.race([refused, once(socket, "open").then(() => 101)]);
  if (status !== 101) socket.on("error", () => {}).terminate();
  return { status, socket };
}
const mediaUrl = (path: string) => `${server.url.replace("http", "ws")}/media/${path}`;

test("a webhook without the carrier's signature is refused and changes nothing", async () => {
  const { path } = await placeCall();
  const other = await placeCall();
  const fields = { CallSid: "CA1", CallStatus: "completed", CallDuration: "30" };
  const body = new URLSearchParams(fields).toString();
  const before = await snapshot();
  for (const name of ["status", "voice"]) {
    const url = hook(path, name);
    const right = sign(url, fields);
    const refused = [
      await post(url, body),
      await post(url, body, ""),
      await post(url, body, "not base64"),
      await post(url, body, sign(url, fields, "another token")),
      await post(url, body, sign(url)),
      await post(url, body.replace("30", "31"), right),
      await post(`${url}?more=1`, body, right),
      await post(hook(other.path, name), body, right),
      await post(url, JSON.stringify(fields), undefined, "application/json"),
      await post(url, JSON.stringify([{ CallStatus: { a: 1 } }]), "x", "application/json"),
      await post(url, "null", "x", "application/json"),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
  }
  expect(await snapshot()).toBe(before);
});

test("a signed webhook is obeyed: instructions for the call, and its status", async () => {
  const { id, path } = await placeCall();
  const url = hook(path, "voice");
  const answer = await post(url, "CallSid=CA2", sign(url, { CallSid: "CA2" }));
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(mediaUrl(path));
  expect(await report(path, { CallStatus: "ringing" })).toBe(204);
  expect(await statusOf(id)).toBe("ringing");
});

test("status reports that repeat or overtake each other never reopen a call", async () => {
  const { id, path } = await placeCall();
  await report(path, { CallStatus: "in-progress" });
  await report(path, { CallStatus: "ringing" });
  expect(await statusOf(id)).toBe("in_progress");
  await report(path, { CallStatus: "completed", CallDuration: "12" });
  expect(await statusOf(id)).toBe("completed");
  const before = await snapshot();
  for (const status of ["completed", "ringing", "in-progress", "initiated", "busy", "failed", "no-answer", "nonsense"])
    expect(await report(path, { CallStatus: status, CallDuration: "99" })).toBe(204);
  expect(await snapshot()).toBe(before);
});

test("a media socket without the carrier's signature is refused with 403 and changes nothing", async () => {
  const { path } = await placeCall();
  const other = await placeCall();
  const before = await snapshot();
  const right = sign(mediaUrl(path));
  const attempts: [string, string?][] = [
    [path],
    [path, ""],
    [path, sign(mediaUrl(path), {}, "another token")],
    [path, sign(`${server.url}/media/${path}`)],
    [other.path, right],
    [`${path}?more=1`, right],
    ["nobody/nothing", sign(mediaUrl("nobody/nothing"))],
    ["", right],
  ];
  for (const [to, signature] of attempts) expect((await upgrade(to, signature)).status, to).toBe(403);
  expect(await snapshot()).toBe(before);
});

test("garbage on an accepted socket is passed over; a second socket for the call is refused meanwhile", async () => {
  const { path } = await placeCall();
  const before = await snapshot();
  const { status, socket } = await upgrade(path, sign(mediaUrl(path)));
  expect(status).toBe(101);
  expect((await upgrade(path, sign(mediaUrl(path)))).status).toBe(409);
  const junk = ["", "{", "null", "[]", '"start"', '{"event":"start"}', '{"event":"media","media":{"payload":"%%"}}'];
  for (const text of junk) socket.send(text);
  socket.send(Buffer.from([0, 255, 1]));
  const closed = once(socket, "close");
  socket.send("x".repeat(70 * 1024));
  await closed;
  expect(await snapshot()).toBe(before);
  expect((await server.api(null, "GET", "/healthz")).status).toBe(200);
  // The line is free again once the first socket is gone.
  const next = await until("the next socket is accepted", async () => {
    const again = await upgrade(path, sign(mediaUrl(path)));
    return again.status === 101 ? again.socket : null;
  });
  next.terminate();
});

test("garbage in the middle of a conversation does not end it, and the call still ends well", async () => {
  const { id, path } = await placeCall();
  const { socket } = await upgrade(path, sign(mediaUrl(path)));
  const start = { callSid: "CA3", mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000 } };
  socket.send(JSON.stringify({ event: "start", streamSid: "MZ1", start }));
  await until("the call is in progress", async () => (await statusOf(id)) === "in_progress" || null);
  const heard = once(socket, "message");
  for (const payload of ["", "%%%", "AAAA", "A".repeat(60_000)])
    for (const timestamp of ["-1", "NaN", "20", "99999999999"])
      socket.send(JSON.stringify({ event: "media", media: { track: "inbound", timestamp, payload } }));
  for (const text of ["}", '{"event":"mark"}', '{"event":"dtmf","dtmf":{"digit":"Q"}}']) socket.send(text);
  await heard;
  socket.send(JSON.stringify({ event: "stop" }));
  await until("the call has ended", async () => (await statusOf(id)) !== "in_progress" || null);
  expect(["completed", "failed"]).toContain(await statusOf(id));
  socket.terminate();
});
