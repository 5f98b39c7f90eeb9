import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { finishCall, recordCallEvent, recordSegment, startConversation } from "@parley/core/calls";
import { seedDemoPersonas } from "@parley/core/demo";
import { decodeId, systemClock } from "@parley/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

let server: TestServer;
let tenant: Tenant;
let shop: Server;
beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.createTenant();
  shop = createServer((_request, response) => response.end('{"state":"on its way"}'));
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  shop.close();
  await server.close();
});

const ask = async (method: string, path: string, body?: unknown) => {
  const response = await server.api(tenant.key, method, `/api/v1${path}`, body);
  return { status: response.status, body: response.status === 204 ? null : await readJson(response) };
};
const made = async (path: string, body: unknown) => {
  const answer = await ask("POST", path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};

test("a persona is made, listed, changed and archived under the wire's names", async () => {
  const persona = await made("/personas", {
    ...{ name: "Kate", spoken_name: "Kate Miller", max_duration_seconds: 300, consent_line: false },
    transfer_targets: [{ name: "Desk", number: "+1 415 555 2671", when: "On request", warm: true }],
  });
  expect(persona).toMatchObject({
    ...{ name: "Kate", spoken_name: "Kate Miller", max_duration_seconds: 300, voicemail_action: "leave" },
    ...{ transfer_targets: [{ number: "+14155552671", warm: true }], tool_ids: [], archived_at: null },
  });
  expect(persona.id).toMatch(/^persona_/);
  const changed = await ask("PATCH", `/personas/${persona.id}`, { hold_budget_seconds: 60 });
  expect(changed.body).toMatchObject({ name: "Kate", hold_budget_seconds: 60, max_duration_seconds: 300 });
  expect((await ask("DELETE", `/personas/${persona.id}`)).status).toBe(204);
  const listed = async (query = "") =>
    (await ask("GET", `/personas${query}`)).body.data.map(({ id }: { id: string }) => id);
  expect(await listed()).not.toContain(persona.id);
  expect(await listed("?archived=true")).toContain(persona.id);
  const wrong = await ask("POST", "/personas", { name: "x", max_duration_seconds: 1 });
  expect(wrong.body.errors).toMatchObject([{ pointer: "/max_duration_seconds" }]);
});

test("a call takes a persona and questions, and shows all that came of it", async () => {
  const persona = await made("/personas", { name: "Kate", voice: "female" });
  const call = await made("/calls", {
    ...{ to: "+15005550100", purpose: "Ask", persona_id: persona.id, max_cost_microdollars: 5_000 },
    ...{ questions: ["When do you open?", { text: "Open on Sunday?", type: "boolean" }], voicemail_action: "hang_up" },
    hold_budget_seconds: 30,
  });
  expect(call.ai).toMatchObject({
    ...{ persona: { id: persona.id, name: "Kate" }, voice: "female", voicemail_action: "hang_up", channel: "phone" },
    ...{ max_cost_microdollars: 5_000, hold_budget_seconds: 30, answers: [], agent_notes: [], hold_ms: 0 },
    questions: [
      { key: "when_open", text: "When do you open?", type: "text" },
      { key: "open_on_sunday", text: "Open on Sunday?", type: "boolean" },
    ],
  });
  const callId = decodeId("call", call.id)!;
  await startConversation(tenant.context, callId, { stt: "local" });
  const words = { startMs: 0, endMs: 1 };
  await recordSegment(tenant.context, callId, { ...words, position: 0, speaker: "callee", text: "Who is it?" });
  const answer = "It is an AI, I call for Kate.";
  await recordSegment(tenant.context, callId, { ...words, position: 1, speaker: "agent", text: answer });
  const data = { on: true, cause: "music", insideKey: 1 };
  await recordCallEvent(tenant.context, callId, { position: 0, atMs: 10, kind: "hold", data });
  await finishCall(tenant.context, callId, {
    ...{ status: "completed", durationSeconds: 1, endReason: "agent_ended", answeredBy: "human" },
    answers: [{ key: "open_on_sunday", value: false, evidence: [0] }],
  });
  const listed = (await ask("GET", "/calls?limit=1")).body.data[0];
  expect(listed).toMatchObject({ id: call.id, persona_name: "Kate", channel: "phone" });
  const read = (await ask("GET", `/calls/${call.id}`)).body;
  expect(read.events).toEqual([{ position: 0, at_ms: 10, kind: "hold", data }]);
  expect(read.ai).toMatchObject({
    ...{ end_reason: "agent_ended", marked_good_at: null },
    answers: [{ key: "open_on_sunday", value: false, evidence: [0], by: "agent" }],
  });
  expect(read.segments[0].sentiment).toBeNull();

  expect((await ask("POST", `/calls/${call.id}/mark_good`, { good: true })).body).toMatchObject({ examples: 1 });
  const examples = (await ask("GET", `/personas/${persona.id}/examples`)).body.data;
  expect(examples).toMatchObject([{ call_id: call.id, situation: "Who is it?", answer, uses: 0, enabled: true }]);
  const off = await ask("PATCH", `/examples/${examples[0].id}`, { enabled: false });
  expect(off.body).toEqual({ id: examples[0].id, enabled: false });
  const uses = await ask("GET", `/examples/${examples[0].id}/uses`);
  expect(uses.body).toEqual({ data: [], next_cursor: null, has_more: false });
});

test("a tool's headers go in and never come out, and its schema comes out as it went in", async () => {
  const input_schema = {
    type: "object",
    properties: { orderNumber: { type: "string", description: "As on the bill" } },
    required: ["orderNumber"],
  };
  const tool = await made("/tools", {
    ...{ name: "find_order", description: "Finds an order", method: "GET", input_schema },
    ...{ url: "https://example.com/orders/{orderNumber}", headers: { Authorization: "Bearer secret-of-the-shop" } },
  });
  expect(tool.input_schema).toEqual(input_schema);
  expect(tool.header_names).toEqual(["authorization"]);
  expect(JSON.stringify(tool)).not.toContain("secret-of-the-shop");
  const persona = await made("/personas", { name: "Kate", tool_ids: [tool.id] });
  expect(persona.tool_ids).toEqual([tool.id]);
  const { port } = shop.address() as AddressInfo;
  const inside = await ask("PATCH", `/tools/${tool.id}`, { url: `http://127.0.0.1:${port}/{orderNumber}` });
  expect(inside.status).toBe(422);
  expect(inside.body.errors[0].pointer).toBe("/url");
  const wrong = await ask("POST", `/tools/${tool.id}/try`, { input: { orderNumber: 5 } });
  expect(wrong.status).toBe(422);
  expect((await ask("POST", "/tools", { ...tool, name: "find_order" })).status).toBe(409);
});

test("a number has hours in minutes of the day, and a second organization cannot have it", async () => {
  const hours = { timezone: "Europe/Berlin", days: [{ weekday: 1, opens_at: 540, closes_at: 1020 }] };
  const number = await made("/numbers", { number: "+1 (500) 555-0177", label: "Desk", hours });
  expect(number).toMatchObject({ number: "+15005550177", hours, fallback: "take_message", questions: [] });
  const always = await ask("PATCH", `/numbers/${number.id}`, { hours: null });
  expect(always.body).toMatchObject({ hours: null, label: "Desk" });
  const upside = { timezone: "Europe/Berlin", days: [{ weekday: 1, opens_at: 1020, closes_at: 540 }] };
  const refused = await ask("PATCH", `/numbers/${number.id}`, { hours: upside });
  expect(refused.status).toBe(422);
  expect(refused.body.errors[0].pointer).toBe("/hours/days/0/closes_at");
  const stranger = await server.createTenant();
  const taken = await server.api(stranger.key, "POST", "/api/v1/numbers", { number: "+15005550177" });
  expect(taken.status).toBe(409);
  expect((await readJson(taken)).code).toBe("number_taken");
});

test("knowledge is kept for one persona or for all", async () => {
  const persona = await made("/personas", { name: "Kate" });
  const own = await made("/knowledge", { title: "Hours", text: "We open at 9.", persona_id: persona.id });
  const shared = await made("/knowledge", { title: "Address", text: "Main street 1" });
  expect(own).toMatchObject({ persona_id: persona.id, embedded: false });
  const listed = await ask("GET", `/knowledge?persona_id=${persona.id}&limit=1`);
  expect(listed.body).toMatchObject({ data: [{ id: shared.id, persona_id: null }], has_more: true });
  const rest = await ask("GET", `/knowledge?persona_id=${persona.id}&limit=1&cursor=${listed.body.next_cursor}`);
  expect(rest.body).toMatchObject({ data: [{ id: own.id }], has_more: false });
});

test("the demo's samples are scenarios that the simulator takes", async () => {
  const { organizationId, key } = await server.createTenant();
  await seedDemoPersonas({ db: server.database.db, clock: systemClock }, { organizationId });
  const samples = (await readJson(await server.api(key, "GET", "/api/v1/scenarios"))).data;
  expect(samples).toHaveLength(2);
  for (const { name, definition } of samples) await made("/scenarios", { name, definition });
});

test("a scenario comes out as it went in, is refused by place, and is queued to run", async () => {
  const definition = {
    callee: { lines: [{ wait_for: "speech", ms: 5000 }, { say: "At nine." }, { hang_up: true }] },
    call: { purpose: "Ask when they open", caller_name: "Kate" },
    assertions: [{ type: "heard", pattern: "open|hours" }],
  };
  const scenario = await made("/scenarios", { name: "Hours", definition });
  expect(scenario.definition).toEqual(definition);
  const wrong = { ...definition, assertions: [{ type: "heard", pattern: "(" }] };
  expect((await ask("PATCH", `/scenarios/${scenario.id}`, { definition: wrong })).status).toBe(422);
  const run = await ask("POST", `/scenarios/${scenario.id}/runs`, { times: 2 });
  expect(run).toMatchObject({ status: 202, body: { status: "queued", times: 2, results: [], passed: 0 } });
  expect((await ask("GET", `/scenario_runs/${run.body.id}`)).body).toEqual(run.body);
  expect((await ask("GET", `/scenarios/${scenario.id}/runs`)).body.data).toEqual([run.body]);
});
