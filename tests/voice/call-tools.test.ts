import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getCall, loadConversation, placeCall } from "@parley/core/calls";
import { systemContext } from "@parley/core/context";
import { createHttpTool } from "@parley/core/http-tools";
import { createKnowledge } from "@parley/core/knowledge";
import { createPersona } from "@parley/core/personas";
import { decodeId } from "@parley/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sourceDeps } from "../../apps/server/src/import-sources/source-deps.ts";
import { createCallTools } from "../../apps/server/src/voice/call-tools/create-call-tools.ts";
import { startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

let server: TestServer;
let tenant: Tenant;
let vendor: Server;
let asked: { url: string; authorization: string | undefined }[] = [];
let answer: { status: number; body: string } = { status: 200, body: '{"status":"shipped"}' };

beforeAll(async () => {
  server = await startTestServer({ env: { OUTBOUND_ALLOW_PRIVATE: "1" } });
  // Models load slowly; here words decide.
  server.services.insights = { ...server.services.insights, embed: () => Promise.reject(new Error("no model")) };
  tenant = await server.createTenant();
  vendor = createServer((request, response) => {
    asked.push({ url: request.url ?? "", authorization: request.headers.authorization });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
  });
  await new Promise<void>((resolve) => vendor.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  vendor.close();
  await server.close();
});

const questions = [
  { key: "price", text: "What does it cost?", type: "number" },
  { key: "day", text: "When can they come?", type: "date" },
  { key: "size", text: "Which size?", type: "choice", choices: ["Small", "Large"] },
];

async function begin(options: { of?: Tenant; toolIds?: string[] } = {}) {
  const { context, organizationId } = options.of ?? tenant;
  const persona = await createPersona(context, { name: `Ada ${Math.random()}`, toolIds: options.toolIds ?? [] });
  const { id } = await placeCall(context, {
    to: "+15005550100",
    purpose: "Ask",
    personaId: persona.id,
    questions,
  } as Parameters<typeof placeCall>[1]);
  const ctx = systemContext(server.services, organizationId, { kind: "provider", provider: "twilio" });
  const live = { organizationId, callId: decodeId("call", id)! };
  const { ai } = await loadConversation(ctx, live.callId);
  const tools = await createCallTools(server.services, ctx, live, ai);
  const call = (name: string, input: unknown, signal = new AbortController().signal) =>
    tools.call(name, input, { signal });
  return { id, context, tools, written: tools.written(), call };
}

test("what the agent writes down stands in the call at once, before it has ended", async () => {
  const { id, context, call } = await begin();
  await Promise.all([
    call("take_note", { text: "They close at six." }),
    call("answer_question", { key: "price", value: 1300 }),
    call("take_note", { text: "Ring twice." }),
  ]);
  const { ai } = await getCall(context, id);
  expect(ai!.agentNotes).toEqual(["They close at six.", "Ring twice."]);
  expect(ai!.answers).toEqual([{ key: "price", value: 1300, evidence: [], by: "agent" }]);
});

test("answers are kept typed, the last one counts, and what does not fit is refused in words", async () => {
  const { call, written } = await begin();
  expect(await call("answer_question", { key: "price", value: "1,200" })).toEqual({ key: "price", value: 1200 });
  await call("answer_question", { key: "price", value: 1300 });
  await call("answer_question", { key: "size", value: "large" });
  expect(await call("answer_question", { key: "size", value: "medium" })).toEqual({
    error: "This answer must be one of: Small, Large.",
  });
  expect(await call("answer_question", { key: "age", value: 3 })).toEqual({ error: "There is no such question." });
  expect(await call("answer_question", { key: "price" })).toHaveProperty("error");
  expect(await call("answer_question", { key: "day", value: "2026-12-24" })).toEqual({
    key: "day",
    value: "2026-12-24",
  });
  expect(written.answers.map(({ key, value }) => [key, value])).toEqual([
    ["price", 1300],
    ["size", "Large"],
    ["day", "2026-12-24"],
  ]);
});

test("notes are kept once, and not without end", async () => {
  const { call, written } = await begin();
  for (let i = 0; i < 3; i++) await call("take_note", { text: "Ask for Ann" });
  for (let i = 0; i < 80; i++) await call("take_note", { text: `Note ${i}` });
  expect(written.agentNotes[0]).toBe("Ask for Ann");
  expect(written.agentNotes).toHaveLength(50);
  expect(await call("take_note", { text: "x".repeat(600) })).toEqual({ error: "Keep a note short." });
});

test("a callback is scheduled at once, and asked for again it moves", async () => {
  const { id, call, context } = await begin();
  const at = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString();
  expect(await call("schedule_callback", { when: at, reason: "Ann is back" })).toMatchObject({ scheduled: true });
  const first = (await getCall(context, id)).ai!;
  await call("schedule_callback", { when: "in two hours" });
  const second = (await getCall(context, id)).ai!;
  expect(second).not.toEqual(first);
  const { rows } = await server.database.owner.execute<{ status: string }>(
    sql`select status from calls where organization_id = ${tenant.organizationId}::uuid and id in
      (select call_id from ai_calls where scheduled_at is not null) order by id`,
  );
  expect(rows.map(({ status }) => status)).toEqual(["canceled", "scheduled"]);
  expect(await call("schedule_callback", { when: "when hell freezes" })).toEqual({
    error: "Ask for a day or a time that is still to come.",
  });
});

test("knowledge is found by its words when no model answers; another organization's is not", async () => {
  const other = await server.createTenant();
  await createKnowledge(other.context, { title: "Opening hours", text: "Secret: from midnight on." });
  await createKnowledge(tenant.context, { title: "Opening hours", text: "Monday to Friday, nine to five." });
  const { call } = await begin();
  expect(await call("look_up", { question: "What are your opening hours?" })).toEqual({
    found: [{ title: "Opening hours", text: "Monday to Friday, nine to five." }],
  });
  expect(await call("look_up", { question: "Do you sell elephants?" })).toMatchObject({ found: [] });
});

test("an organization's request is made with its secret header and by its schema; its failures are words", async () => {
  const { port } = vendor.address() as AddressInfo;
  const { id } = await createHttpTool(tenant.context, sourceDeps(server.services), {
    name: "order_status",
    description: "Status of an order",
    method: "GET",
    url: `http://127.0.0.1:${port}/orders/{number}`,
    inputSchema: { type: "object", properties: { number: { type: "string" } }, required: ["number"] },
    headers: { authorization: "Bearer very-secret-value" },
    readOnly: true,
  });
  const { call, tools } = await begin({ toolIds: [id] });
  expect(tools.definitions.find(({ name }) => name === "order_status")).toMatchObject({ readOnly: true });
  expect(await call("order_status", { number: "42" })).toEqual({ result: { status: "shipped" } });
  expect(asked).toEqual([{ url: "/orders/42", authorization: "Bearer very-secret-value" }]);
  expect(await call("order_status", {})).toHaveProperty("error");
  answer = { status: 503, body: "very-secret-value" };
  expect(await call("order_status", { number: "42" })).toEqual({
    error: "The other system answered no (status 503).",
  });
  asked = [];
});

test("an aborted turn's tool rejects as aborted instead of answering", async () => {
  const { call, written } = await begin();
  const controller = new AbortController();
  controller.abort();
  await expect(call("take_note", { text: "never" }, controller.signal)).rejects.toMatchObject({ name: "AbortError" });
  expect(written.agentNotes).toEqual([]);
  expect(await call("no_such_tool", {})).toEqual({ error: "There is no tool no_such_tool." });
});
