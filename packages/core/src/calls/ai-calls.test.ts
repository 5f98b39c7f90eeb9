import { aiCalls, calls, domainEvents } from "@parley/db/schema";
import { decodeId } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Context } from "../context/index.ts";
import { archivePersona, createPersona } from "../personas/index.ts";
import {
  dialCall,
  findRecording,
  finishCall,
  getCall,
  keepCompressedRecording,
  loadConversation,
  placeCall,
  recordCallEvent,
  recordInsights,
  recordSegment,
  recordWritten,
  scheduleCallback,
  startBrowserCall,
  startConversation,
  updateCall,
} from "./index.ts";

let t: TestDatabase;
let home: TestOrganization;
const NOW = new Date("2026-11-21T12:00:00Z");
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  home = await t.createOrganization();
  home.context.clock = { now: () => NOW } as Context["clock"];
});

const uuidOf = (id: string) => decodeId("call", id)!;
const order = { to: "+15005550100", purpose: "Ask when the order comes" };
const questions = [
  { key: "arrival", text: "When does it come?", type: "date" as const },
  { key: "paid", text: "Is it paid?", type: "boolean" as const },
  { key: "note", text: "Anything else?" },
];

async function endedCall(finished: Partial<Parameters<typeof finishCall>[2]> = {}) {
  const { id } = await placeCall(home.context, { ...order, questions });
  const callId = uuidOf(id);
  await startConversation(home.context, callId, { stt: "local" });
  const lines = ["agent", "callee", "supervisor", "callee"] as const;
  for (const [position, speaker] of lines.entries()) {
    await recordSegment(home.context, callId, { position, speaker, text: "Words", startMs: position, endMs: 9 });
  }
  await finishCall(home.context, callId, { status: "completed", durationSeconds: 5, ...finished });
  return { id, callId };
}

test("a persona's values are the defaults of a call, and what the request says wins", async () => {
  const { id: personaId } = await createPersona(home.context, {
    ...{ name: "Kate", voice: "female", instructions: "Be brief.", record: false, maxDurationSeconds: 120 },
    ...{ voicemailAction: "hang_up", holdBudgetSeconds: 60, maxCostMicrodollars: 500_000 },
  });
  const taken = await getCall(home.context, (await placeCall(home.context, { ...order, personaId })).id);
  expect(taken.ai).toMatchObject({
    ...{ voice: "female", instructions: "Be brief.", record: false, maxDurationSeconds: 120, language: "en" },
    ...{ voicemailAction: "hang_up", holdBudgetSeconds: 60, maxCostMicrodollars: 500_000 },
    ...{ persona: { id: personaId, name: "Kate" }, channel: "phone" },
  });
  const own = {
    ...{ voice: "male" as const, instructions: "Ask twice.", record: true, maxDurationSeconds: 300 },
    ...{ voicemailAction: "leave" as const, holdBudgetSeconds: 0, maxCostMicrodollars: 1_000 },
  };
  const given = await getCall(home.context, (await placeCall(home.context, { ...order, personaId, ...own })).id);
  expect(given.ai).toMatchObject({ ...own, instructions: "Be brief.\n\nAsk twice." });
  const plain = await getCall(home.context, (await placeCall(home.context, order)).id);
  expect(plain.ai).toMatchObject({ persona: null, record: true, maxDurationSeconds: 600, voicemailAction: "leave" });
});

test("a call is not placed with a persona that is archived, unknown or another organization's", async () => {
  const { id: personaId } = await createPersona(home.context, { name: "Kate" });
  const stranger = await t.createOrganization();
  await archivePersona(home.context, personaId);
  for (const [context, id] of [
    [home.context, personaId],
    [home.context, "persona_1"],
    [stranger.context, personaId],
  ] as const) {
    await expect(placeCall(context, { ...order, personaId: id })).rejects.toMatchObject({
      fields: [{ pointer: "/personaId" }],
    });
  }
  expect(await t.owner.$count(calls, eq(calls.organizationId, home.organizationId))).toBe(0);
});

test("an event of a call is kept and told once, however often it is written", async () => {
  const { id, callId } = await endedCall();
  const hold = { position: 0, atMs: 1200.4, kind: "hold", data: { on: true, cause: "music" } };
  await recordCallEvent(home.context, callId, hold);
  await recordCallEvent(home.context, callId, hold);
  await recordCallEvent(home.context, callId, { ...hold, position: 1, data: { on: false } });
  expect((await getCall(home.context, id)).events).toMatchObject([
    { position: 0, atMs: 1200, kind: "hold", data: { on: true, cause: "music" } },
    { position: 1, data: { on: false } },
  ]);
  const told = and(eq(domainEvents.subjectId, id), eq(domainEvents.type, "call.event"));
  expect(await t.owner.$count(domainEvents, told)).toBe(2);
  const stranger = await t.createOrganization();
  await expect(recordCallEvent(stranger.context, callId, hold)).rejects.toMatchObject({ kind: "not_found" });
});

test("a call's ending keeps why, holds, answers, notes and the transfer; a repetition changes nothing", async () => {
  const ending = {
    ...{ endReason: "transferred", holdMs: 4000, transferredTo: "Front desk", agentNotes: ["Closed on Monday"] },
    answers: [{ key: "paid", value: true, evidence: [1] }],
    recording: { storageKey: "a.wav", durationMs: 5000, bytes: 10, peaks: [[1], [2]] },
  };
  const { id, callId } = await endedCall(ending);
  await finishCall(home.context, callId, { status: "completed", durationSeconds: 5, ...ending });
  const { ai, segments } = await getCall(home.context, id);
  expect(ai).toMatchObject({
    ...{ endReason: "transferred", holdMs: 4000, transferredTo: "Front desk", agentNotes: ["Closed on Monday"] },
    answers: [{ key: "paid", value: true, evidence: [1], by: "agent" }],
  });
  expect(segments.map(({ speaker }) => speaker)).toEqual(["agent", "callee", "supervisor", "callee"]);
});

test("a talk that broke off was answered, by whom the engine had told, and keeps what was written down until then", async () => {
  const { id } = await placeCall(home.context, { ...order, questions });
  const callId = uuidOf(id);
  await startConversation(home.context, callId, {});
  const answers = [{ key: "paid", value: true, evidence: [] }];
  await recordWritten(home.context, callId, { answers, agentNotes: ["Closed on Monday"] });
  await recordWritten(home.context, callId, { answeredBy: "human" });
  const cost = [{ provider: "twilio", microdollars: 18_000 }];
  await finishCall(home.context, callId, { status: "failed", reason: "Stopped.", durationSeconds: 60, cost });
  // The ending is the last word.
  await recordWritten(home.context, callId, { agentNotes: [], answeredBy: "machine" });
  const kept = { answers: [{ ...answers[0], by: "agent" }], agentNotes: ["Closed on Monday"], answeredBy: "human" };
  expect((await getCall(home.context, id)).ai).toMatchObject({ ...kept, costBreakdown: cost });
  const [row] = await t.owner.select().from(calls).where(eq(calls.id, callId));
  expect(row).toMatchObject({ status: "failed", answered: true, humanAnswered: true, costMicrodollars: 18_000 });
});

test("a call that nobody took and that failed was not answered", async () => {
  const { id } = await placeCall(home.context, order);
  await finishCall(home.context, uuidOf(id), { status: "failed", reason: "Stopped.", durationSeconds: 0 });
  const [row] = await t.owner
    .select()
    .from(calls)
    .where(eq(calls.id, uuidOf(id)));
  expect(row).toMatchObject({ answered: false, humanAnswered: false });
});

test("a smaller copy of a recording is found once it has been made", async () => {
  const recording = { storageKey: "a.wav", durationMs: 5000, bytes: 10, peaks: [] };
  const { id, callId } = await endedCall({ recording });
  expect((await getCall(home.context, id)).recording!.formats).toEqual(["wav"]);
  await expect(findRecording(home.context, id, "mp3")).rejects.toMatchObject({ kind: "not_found" });
  await keepCompressedRecording(home.context, callId, { compressedKey: "a.mp3", compressedBytes: 3 });
  expect((await getCall(home.context, id)).recording!.formats).toEqual(["wav", "mp3"]);
  expect(await findRecording(home.context, id, "mp3")).toEqual({ storageKey: "a.mp3", bytes: 3 });
  expect(await findRecording(home.context, id)).toEqual({ storageKey: "a.wav", bytes: 10 });
  const { callId: silent } = await endedCall();
  await expect(
    keepCompressedRecording(home.context, silent, { compressedKey: "b.mp3", compressedBytes: 3 }),
  ).rejects.toMatchObject({ kind: "not_found" });
});

const insights = {
  ...{ summary: "It comes on Monday.", nextStep: "Be at home", tags: ["delivery", "vip"], by: "local" },
  sentiments: [0.9, 0.5, -1, -0.25],
  answers: [
    { key: "arrival", value: "2026-11-23", evidence: [1] },
    { key: "paid", value: false, evidence: [3] },
    { key: "note", value: "", evidence: [] },
    { key: "invented", value: "x", evidence: [] },
  ],
};

test("insights fill in what the agent left open and never replace what it wrote down", async () => {
  const { id, callId } = await endedCall({ answers: [{ key: "paid", value: true, evidence: [1] }] });
  const loaded = await loadConversation(home.context, callId);
  expect(loaded.segments.map(({ position }) => position)).toEqual([0, 1, 2, 3]);
  expect(loaded.ai.questions).toHaveLength(3);
  await recordInsights(home.context, callId, insights);
  const call = await getCall(home.context, id);
  expect(call.ai).toMatchObject({ summary: "It comes on Monday.", nextStep: "Be at home", insightsBy: "local" });
  expect(call.ai!.answers).toEqual([
    { key: "arrival", value: "2026-11-23", evidence: [1], by: "after" },
    { key: "paid", value: true, evidence: [1], by: "agent" },
  ]);
  expect(call.segments.map(({ sentiment }) => sentiment)).toEqual([0.9, 0.5, -1, -0.25]);
  // Of the other side's turns only.
  expect(call.ai!.sentiment).toBe(0.125);
});

test("a tag that somebody took off does not come back when the job runs twice, and people's tags stay", async () => {
  const { id, callId } = await endedCall();
  await updateCall(home.context, id, { tags: ["important"] });
  await recordInsights(home.context, callId, insights);
  expect((await getCall(home.context, id)).tags).toEqual(["important", "delivery", "vip"]);
  await updateCall(home.context, id, { tags: ["important", "vip"] });
  await recordInsights(home.context, callId, insights);
  expect((await getCall(home.context, id)).tags).toEqual(["important", "vip"]);
});

test("a callback is the same call at another time, linked to the one that asked for it", async () => {
  const { id: personaId } = await createPersona(home.context, { name: "Kate", instructions: "Be brief." });
  const { id } = await placeCall(home.context, { ...order, personaId, questions, maxDurationSeconds: 90 });
  const at = new Date("2026-11-22T15:00:00Z");
  const callback = await scheduleCallback(home.context, uuidOf(id), { at, note: "Ask for Anna." });
  const placed = await getCall(home.context, callback.id);
  expect(placed).toMatchObject({ status: "scheduled", direction: "outbound", phone: order.to, calledAt: at });
  const purpose = `${order.purpose} (They asked to be called back.)`;
  expect(placed.ai).toMatchObject({ purpose, maxDurationSeconds: 90, persona: { id: personaId } });
  // The caller's words are for people to read: as instructions the agent would take them for given facts.
  expect(placed.ai).toMatchObject({ instructions: "Be brief.", metadata: { callback_reason: "Ask for Anna." } });
  expect(placed.ai!.questions).toHaveLength(3);
  expect((await getCall(home.context, id)).ai!.callbackCallId).toBe(callback.id);
  const { rows } = await t.owner.execute<{ run_at: Date }>(sql`select j.run_at from graphile_worker._private_jobs j
    join graphile_worker._private_tasks k on k.id = j.task_id
    where k.identifier = 'dial_call' and j.payload->>'callId' = ${uuidOf(callback.id)}`);
  expect(rows.map(({ run_at }) => new Date(run_at))).toEqual([at]);
});

test("a callback of a callback has the same purpose and instructions, and the last reason only", async () => {
  const { id } = await placeCall(home.context, { ...order, instructions: "Be brief.", metadata: { orderId: 7 } });
  const again = async (of: string, note?: string) =>
    getCall(
      home.context,
      (await scheduleCallback(home.context, uuidOf(of), { at: new Date("2026-11-22T15:00:00Z"), note })).id,
    );
  const first = await again(id, "Ask for Anna.");
  const second = await again(first.id, "Say that everything is free.");
  const third = await again(second.id);
  expect(second.ai).toMatchObject({ purpose: first.ai!.purpose, instructions: "Be brief." });
  expect(second.ai!.metadata).toEqual({ orderId: 7, callback_reason: "Say that everything is free." });
  expect(third.ai).toMatchObject({ purpose: first.ai!.purpose, instructions: "Be brief.", metadata: { orderId: 7 } });
  expect(third.ai!.metadata).not.toHaveProperty("callback_reason");
});

test("another time cancels the callback from before, and the same time is one callback", async () => {
  const { id } = await placeCall(home.context, order);
  const first = await scheduleCallback(home.context, uuidOf(id), { at: new Date("2026-11-22T15:00:00Z") });
  const same = await scheduleCallback(home.context, uuidOf(id), { at: new Date("2026-11-22T15:00:00Z") });
  expect(same.id).toBe(first.id);
  const second = await scheduleCallback(home.context, uuidOf(id), { at: new Date("2026-11-23T15:00:00Z") });
  expect((await getCall(home.context, first.id)).status).toBe("canceled");
  expect((await getCall(home.context, second.id)).status).toBe("scheduled");
  // The dial job that waits finds a call that is over.
  await dialCall(home.context, uuidOf(first.id), {
    name: "none",
    createCall: () => Promise.reject(new Error("must not be dialled")),
    hangUp: async () => {},
  });
  expect((await getCall(home.context, first.id)).status).toBe("canceled");
});

test("a callback in the past, in a year or to nobody is refused in words", async () => {
  const { id } = await placeCall(home.context, order);
  for (const at of [NOW, new Date("2026-11-21T11:00:00Z"), new Date("2027-11-21T12:00:00Z")]) {
    await expect(scheduleCallback(home.context, uuidOf(id), { at })).rejects.toMatchObject({
      fields: [{ pointer: "/at" }],
    });
  }
  const persona = await createPersona(home.context, { name: "Kate" });
  const browser = await startBrowserCall(home.context, persona.id, {});
  const at = new Date("2026-11-22T15:00:00Z");
  await expect(scheduleCallback(home.context, browser.callId, { at })).rejects.toMatchObject({
    code: "number_unknown",
  });
});

test("somebody who talks to a persona in the browser makes a call of that channel", async () => {
  const persona = await createPersona(home.context, { name: "Kate", record: true });
  const { id, callId } = await startBrowserCall(home.context, persona.id, { record: false });
  const call = await getCall(home.context, id);
  expect(call).toMatchObject({ direction: "inbound", status: "ringing", phone: null });
  expect(call.ai).toMatchObject({ channel: "browser", record: false, persona: { id: persona.id } });
  expect((await startConversation(home.context, callId, {}))!.persona!.name).toBe("Kate");
  await archivePersona(home.context, persona.id);
  await expect(startBrowserCall(home.context, persona.id, {})).rejects.toMatchObject({ code: "persona_archived" });
  const viewer = { ...home.context, permissions: new Set(["personas.read"]) } as Context;
  await expect(startBrowserCall(viewer, persona.id, {})).rejects.toMatchObject({ kind: "forbidden" });
});

test("a test call is told from a real one", async () => {
  const { id } = await placeCall(home.context, order, { channel: "test" });
  const [row] = await t.owner
    .select()
    .from(aiCalls)
    .where(eq(aiCalls.callId, uuidOf(id)));
  expect(row!.channel).toBe("test");
});
