import { aiCalls, auditLog, calls, domainEvents } from "@parley/db/schema";
import { decodeId } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  finishCall,
  getCall,
  keepCompressedRecording,
  receiveCall,
  recordCallEvent,
  recordSegment,
  startConversation,
} from "../calls/index.ts";
import { type Context, permissionsOfRole } from "../context/index.ts";
import { listExamples, markCallGood, recordExampleUses } from "../examples/index.ts";
import { createKnowledge } from "../knowledge/index.ts";
import { rememberMenus } from "../menus/index.ts";
import { deleteOrganization } from "../organizations/index.ts";
import { createPersona } from "../personas/index.ts";
import { createScenario, startScenarioRun } from "../scenarios/index.ts";
import type { Storage } from "../storage/index.ts";
import { createNumber, deleteNumber, findNumberForCall, getNumber, listNumbers, updateNumber } from "./index.ts";

let t: TestDatabase;
let home: TestOrganization;
/** Numbers are unique over the installation, so each test has its own. */
let next = 100;
let line: string;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  home = await t.createOrganization();
  line = `+15005550${next++}`;
});

const uuidOf = (id: string) => decodeId("num", id)!;

test("a number is kept as E.164, found by it, and changed field by field", async () => {
  const written = line.replace(/^\+1(\d{3})(\d{3})/, "+1 ($1) $2-");
  const made = await createNumber(home.context, { number: written, label: "Front desk", questions: ["Who calls?"] });
  expect(made).toMatchObject({ number: line, hours: null, fallback: "take_message", personaId: null });
  expect(made.questions).toEqual([{ key: "who_calls", text: "Who calls?", type: "text" }]);
  expect(await findNumberForCall(t.bulk, line)).toEqual({
    organizationId: home.organizationId,
    numberId: uuidOf(made.id),
  });
  expect(await findNumberForCall(t.bulk, "+15005559999")).toBeNull();
  expect(await findNumberForCall(t.bulk, "'; drop table phone_numbers")).toBeNull();
  const changed = await updateNumber(home.context, made.id, { fallback: "reject" });
  expect(changed).toEqual({ ...made, fallback: "reject", updatedAt: changed.updatedAt });
  expect((await listNumbers(home.context)).items).toEqual([changed]);
  await deleteNumber(home.context, made.id);
  expect(await findNumberForCall(t.bulk, line)).toBeNull();
});

test("an installation has a number once, and who has it is not told", async () => {
  const { id } = await createNumber(home.context, { number: line });
  const stranger = await t.createOrganization({ name: "Stranger" });
  for (const { context } of [home, stranger]) {
    const refused = await createNumber(context, { number: line }).catch((error) => error);
    expect(refused).toMatchObject({ kind: "conflict", code: "number_taken" });
    expect(refused.message).not.toContain("organization");
  }
  await expect(getNumber(stranger.context, id)).rejects.toMatchObject({ kind: "not_found" });
  await expect(deleteNumber(stranger.context, id)).rejects.toMatchObject({ kind: "not_found" });
});

test("with a real carrier, the operator's own number and those assigned to others are refused", async () => {
  const from = `+15005550${next++}`;
  const stranger = await t.createOrganization();
  const carrier = { from, assigned: new Map([[line, home.organizationId]]) };
  await expect(createNumber(home.context, { number: from }, carrier)).rejects.toMatchObject({
    code: "number_reserved",
  });
  await expect(createNumber(stranger.context, { number: line }, carrier)).rejects.toMatchObject({
    code: "number_taken",
  });
  expect((await createNumber(home.context, { number: line }, carrier)).number).toBe(line);
  const shared = { from, assigned: new Map([[from, stranger.organizationId]]) };
  await expect(createNumber(home.context, { number: from }, shared)).rejects.toMatchObject({ code: "number_taken" });
  expect((await createNumber(stranger.context, { number: from }, shared)).number).toBe(from);
});

test.each([
  [{ number: "123" }, "/number"],
  [{ hours: { timezone: "Mars/Base", days: [] } }, "/hours/timezone"],
  [{ hours: { timezone: "UTC", days: [{ weekday: 0, opensAt: 0, closesAt: 60 }] } }, "/hours/days/0/weekday"],
  [{ hours: { timezone: "UTC", days: [{ weekday: 1, opensAt: 600, closesAt: 540 }] } }, "/hours/days/0/closesAt"],
  [{ personaId: "persona_1" }, "/personaId"],
])("a line that could not be answered is refused by field (%#)", async (bad, pointer) => {
  await expect(createNumber(home.context, { number: line, ...bad })).rejects.toMatchObject({ fields: [{ pointer }] });
});

test("a call that comes in has the persona's values, and is one call however often the carrier tells of it", async () => {
  const persona = await createPersona(home.context, {
    ...{ name: "Kate", voice: "female", instructions: "Be brief.", maxDurationSeconds: 240, greeting: "Hello." },
  });
  const number = await createNumber(home.context, {
    ...{ number: line, personaId: persona.id, purpose: "Take orders", questions: ["What do you want to order?"] },
  });
  const ring = { numberId: uuidOf(number.id), from: "+14155552671", carrierSid: `CA-${line}`, carrier: "simulator" };
  const received = await Promise.all([1, 2, 3].map(() => receiveCall(home.context, ring)));
  expect(new Set(received.map(({ id }) => id)).size).toBe(1);
  expect(received.filter(({ isNew }) => isNew)).toHaveLength(1);
  const call = await getCall(home.context, received[0]!.id);
  expect(call).toMatchObject({ direction: "inbound", status: "ringing", phone: "+14155552671", kind: "ai" });
  expect(call.ai).toMatchObject({
    ...{ toNumber: line, purpose: "Take orders", voice: "female", maxDurationSeconds: 240, carrier: "simulator" },
    ...{
      instructions: "Be brief.",
      persona: { id: persona.id, name: "Kate" },
      number: { id: number.id, number: line },
    },
  });
  expect(call.ai!.questions).toHaveLength(1);
  const started = await startConversation(home.context, received[0]!.callId, { stt: "local" });
  expect(started!.persona!.greeting).toBe("Hello.");
  expect(started!.number!.number).toBe(line);
  const told = await t.owner
    .select()
    .from(domainEvents)
    .where(and(eq(domainEvents.subjectId, call.id), eq(domainEvents.type, "call.created")));
  expect(told).toHaveLength(1);
  // Whoever takes the number away leaves the call as it is.
  await deleteNumber(home.context, number.id);
  expect((await getCall(home.context, call.id)).ai!.number).toBeNull();
});

test.each([null, "anonymous", "+266696687", "client:anna", "+1"])(
  "a caller without a number is received all the same (%s)",
  async (from) => {
    const number = await createNumber(home.context, { number: line });
    const ring = { numberId: uuidOf(number.id), from, carrierSid: `CA-${line}`, carrier: "twilio" };
    const { callId } = await receiveCall(home.context, ring);
    const [row] = await t.owner.select().from(calls).where(eq(calls.id, callId));
    expect(row!.phone === null || row!.phone === 266696687).toBe(true);
    const [ai] = await t.owner.select().from(aiCalls).where(eq(aiCalls.callId, callId));
    expect(ai).toMatchObject({ personaId: null, numberId: uuidOf(number.id) });
  },
);

test("a number of another organization is not rung here", async () => {
  const number = await createNumber(home.context, { number: line });
  const stranger = await t.createOrganization();
  const ring = { numberId: uuidOf(number.id), from: null, carrierSid: `CA-${line}`, carrier: "twilio" };
  await expect(receiveCall(stranger.context, ring)).rejects.toMatchObject({ kind: "not_found" });
});

test("an organization goes with its personas, their numbers, knowledge, calls and examples", async () => {
  const { id: personaId } = await createPersona(home.context, { name: "Kate" });
  await createKnowledge(home.context, { title: "Hours", text: "At nine.", personaId });
  const number = await createNumber(home.context, { number: line, personaId });
  const ring = { numberId: uuidOf(number.id), from: null, carrierSid: `CA-${line}`, carrier: "twilio" };
  const { id, callId } = await receiveCall(home.context, ring);
  await recordSegment(home.context, callId, { position: 0, speaker: "callee", text: "Hello?", startMs: 0, endMs: 1 });
  const answer = { position: 1, speaker: "agent" as const, text: "Hello, this is an AI.", startMs: 1, endMs: 2 };
  await recordSegment(home.context, callId, answer);
  await recordCallEvent(home.context, callId, { position: 0, atMs: 1, kind: "hold", data: {} });
  const recording = { storageKey: `${callId}.wav`, durationMs: 2, bytes: 1, peaks: [] };
  await finishCall(home.context, callId, { status: "completed", durationSeconds: 1, recording });
  await keepCompressedRecording(home.context, callId, { compressedKey: `${callId}.mp3`, compressedBytes: 1 });
  expect((await markCallGood(home.context, id, true)).examples).toBe(1);
  const [example] = (await listExamples(home.context, personaId)).items;
  const exampleId = decodeId("exm", example!.id)!;
  await recordExampleUses(home.context, callId, [{ exampleId, atMs: 1, similarity: 1 }]);
  const scenario = await createScenario(home.context, { name: "Hours", definition: {} });
  await startScenarioRun(home.context, scenario.id, { personaId });
  await rememberMenus(home.context, "+14155552671", [
    { path: "", prompt: "", options: [], chosen: null, reachedPerson: false },
  ]);
  const deleted: string[] = [];
  const storage = { delete: async (key: string) => void deleted.push(key) } as unknown as Storage;
  await deleteOrganization(home.context, { storage }, { confirmName: "Test organization" });
  expect(deleted).toEqual(expect.arrayContaining([`${callId}.wav`, `${callId}.mp3`]));
  const { rows } = await t.owner.execute<{ left: number }>(sql`select (
      (select count(*) from personas p where p.organization_id = ${home.organizationId})
      + (select count(*) from phone_numbers n where n.organization_id = ${home.organizationId})
      + (select count(*) from persona_examples e where e.organization_id = ${home.organizationId})
      + (select count(*) from call_events v where v.organization_id = ${home.organizationId})
      + (select count(*) from scenario_runs r where r.organization_id = ${home.organizationId})
      + (select count(*) from phone_menus m where m.organization_id = ${home.organizationId})
    )::int as left`);
  expect(rows[0]!.left).toBe(0);
});

test("whoever may only read changes no number; every change is in the audit log", async () => {
  const { id } = await createNumber(home.context, { number: line });
  const viewer: Context = { ...home.context, permissions: permissionsOfRole("viewer") };
  expect((await getNumber(viewer, id)).number).toBe(line);
  await expect(updateNumber(viewer, id, { label: "x" })).rejects.toMatchObject({ kind: "forbidden" });
  await expect(deleteNumber(viewer, id)).rejects.toMatchObject({ kind: "forbidden" });
  await updateNumber(home.context, id, { label: "Desk" });
  await deleteNumber(home.context, id);
  const rows = await t.owner.select().from(auditLog).where(eq(auditLog.targetId, id)).orderBy(auditLog.id);
  expect(rows.map(({ action }) => action)).toEqual(["number.created", "number.updated", "number.deleted"]);
});
