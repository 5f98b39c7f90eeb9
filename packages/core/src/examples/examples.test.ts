import { auditLog } from "@parley/db/schema";
import { decodeId } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { finishCall, getCall, placeCall, recordSegment, startConversation } from "../calls/index.ts";
import { type Context, permissionsOfScopes } from "../context/index.ts";
import { loadTexts, storeEmbeddings } from "../embeddings/index.ts";
import { createPersona, updatePersona } from "../personas/index.ts";
import {
  candidatesForPersona,
  deleteExample,
  listExamples,
  listExampleUses,
  markCallGood,
  recordExampleUses,
  updateExample,
} from "./index.ts";

let t: TestDatabase;
let home: TestOrganization;
let personaId: string;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  home = await t.createOrganization();
  personaId = (await createPersona(home.context, { name: "Kate" })).id;
});

const lines = [
  ["agent", "Hello, this is an AI calling for Kate."],
  ["callee", "What is it about?"],
  ["agent", "I would like to know when you open."],
  ["callee", "At nine, goodbye."],
  ["agent", "Thank you, and goodbye to you."],
] as const;

async function heldCall(options: { answeredBy?: string; ends?: boolean; persona?: string } = {}) {
  const persona = "persona" in options ? options.persona : personaId;
  const { id } = await placeCall(home.context, { to: "+15005550100", purpose: "Ask", personaId: persona });
  const uuid = decodeId("call", id)!;
  await startConversation(home.context, uuid, { stt: "local" });
  for (const [position, [speaker, text]] of lines.entries()) {
    await recordSegment(home.context, uuid, { position, speaker, text, startMs: position * 1000, endMs: 900 });
  }
  if (options.ends !== false) {
    await finishCall(home.context, uuid, {
      ...{ status: "completed", durationSeconds: 9, answeredBy: options.answeredBy ?? "human" },
    });
  }
  return { id, uuid };
}

const examplesOf = async () => (await listExamples(home.context, personaId)).items;

test("a call that is marked good becomes examples, once, and none when the mark is taken off", async () => {
  const { id } = await heldCall();
  expect(await markCallGood(home.context, id, true)).toMatchObject({ examples: 2 });
  expect(await markCallGood(home.context, id, true)).toMatchObject({ examples: 2 });
  const examples = await examplesOf();
  expect(examples.map(({ situation, answer }) => [situation, answer]).sort()).toEqual([
    ["At nine, goodbye.", "Thank you, and goodbye to you."],
    ["What is it about?", "I would like to know when you open."],
  ]);
  expect(examples[0]).toMatchObject({ callId: id, personaId, enabled: true, uses: 0, lastUsedAt: null });
  expect((await getCall(home.context, id)).ai!.markedGoodAt).not.toBeNull();
  expect(await markCallGood(home.context, id, false)).toEqual({ markedGoodAt: null, examples: 0 });
  expect(await examplesOf()).toEqual([]);
});

test("an example that somebody deleted does not come back with a second click", async () => {
  const { id } = await heldCall();
  await markCallGood(home.context, id, true);
  await deleteExample(home.context, (await examplesOf())[0]!.id);
  await markCallGood(home.context, id, true);
  expect(await examplesOf()).toHaveLength(1);
});

test("a persona does not learn to talk to people from a machine", async () => {
  const { id } = await heldCall({ answeredBy: "voicemail" });
  expect(await markCallGood(home.context, id, true)).toMatchObject({ examples: 0 });
});

test("a call that goes on, and one without a persona, cannot be learned from", async () => {
  const going = await heldCall({ ends: false });
  await expect(markCallGood(home.context, going.id, true)).rejects.toMatchObject({ code: "call_not_ended" });
  const plain = await heldCall({ persona: undefined });
  await expect(markCallGood(home.context, plain.id, true)).rejects.toMatchObject({ code: "call_without_persona" });
});

test("an agent is shown enabled examples that have an embedding, and none when its persona does not learn", async () => {
  const { id } = await heldCall();
  await markCallGood(home.context, id, true);
  const uuid = decodeId("persona", personaId)!;
  expect(await candidatesForPersona(home.context, uuid)).toEqual([]);
  const [first, second] = await examplesOf();
  const ids = [first!, second!].map((example) => decodeId("exm", example.id)!);
  const texts = await loadTexts(home.context, "persona_examples", ids);
  expect(texts.map(({ text }) => text).sort()).toEqual(["At nine, goodbye.", "What is it about?"]);
  const embedding = Float32Array.of(1, 0);
  await storeEmbeddings(
    home.context,
    "persona_examples",
    texts.map((one) => ({ ...one, embedding })),
  );
  expect(await candidatesForPersona(home.context, uuid)).toHaveLength(2);
  await updateExample(home.context, first!.id, { enabled: false });
  const [left] = await candidatesForPersona(home.context, uuid);
  expect(left).toEqual({ id: ids[1], situation: second!.situation, answer: second!.answer, embedding });
  await updatePersona(home.context, personaId, { learns: false });
  expect(await candidatesForPersona(home.context, uuid)).toEqual([]);
});

test("what was shown when is kept once, page by page, and a deleted example stops nothing", async () => {
  const learned = await heldCall();
  await markCallGood(home.context, learned.id, true);
  const [example, other] = await examplesOf();
  const exampleId = decodeId("exm", example!.id)!;
  const call = await heldCall();
  const uses = [1_000, 2_000, 3_000].map((atMs) => ({ exampleId, atMs, similarity: 0.75 }));
  await recordExampleUses(home.context, call.uuid, uses);
  await recordExampleUses(home.context, call.uuid, uses);
  expect((await examplesOf()).map((one) => one.uses)).toEqual([3, 0]);
  expect((await examplesOf())[0]!.lastUsedAt).toBeInstanceOf(Date);
  const first = await listExampleUses(home.context, example!.id, { limit: 2 });
  const second = await listExampleUses(home.context, example!.id, { limit: 2, cursor: first.nextCursor! });
  expect([...first.data, ...second.data].map(({ atMs, callId }) => [atMs, callId])).toEqual([
    [3_000, call.id],
    [2_000, call.id],
    [1_000, call.id],
  ]);
  expect(second.hasMore).toBe(false);
  await expect(listExampleUses(home.context, example!.id, { cursor: "nonsense" })).rejects.toMatchObject({
    fields: [{ pointer: "/cursor" }],
  });
  await deleteExample(home.context, other!.id);
  const gone = { exampleId: decodeId("exm", other!.id)!, atMs: 1, similarity: 1 };
  await recordExampleUses(home.context, call.uuid, [gone]);
});

test("what callers said is read with calls.read only, and stands in no audit row", async () => {
  const { id } = await heldCall();
  await markCallGood(home.context, id, true);
  const [example] = await examplesOf();
  const actor = { kind: "api_key" as const, keyId: "0" };
  const reader: Context = { ...home.context, actor, permissions: permissionsOfScopes(["personas.read"]) };
  await expect(listExamples(reader, personaId)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(updateExample(reader, example!.id, { enabled: false })).rejects.toMatchObject({ kind: "forbidden" });
  await expect(markCallGood(reader, id, false)).rejects.toMatchObject({ kind: "forbidden" });
  const rows = await t.owner.select().from(auditLog).where(eq(auditLog.organizationId, home.organizationId));
  expect(JSON.stringify(rows)).not.toContain("goodbye");
  const stranger = await t.createOrganization();
  await expect(markCallGood(stranger.context, id, false)).rejects.toMatchObject({ kind: "not_found" });
  await expect(listExampleUses(stranger.context, example!.id)).rejects.toMatchObject({ kind: "not_found" });
});
