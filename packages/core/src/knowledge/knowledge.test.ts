import { decodeId } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fromBytes, loadTexts, storeEmbeddings, toBytes } from "../embeddings/index.ts";
import { archivePersona, createPersona } from "../personas/index.ts";
import {
  createKnowledge,
  deleteKnowledge,
  getKnowledge,
  knowledgeForCall,
  listKnowledge,
  updateKnowledge,
} from "./index.ts";

let t: TestDatabase;
let home: TestOrganization;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  home = await t.createOrganization();
});

const uuidOf = (id: string) => decodeId("know", id)!;

test("a persona looks up its own entries and those of all, never another persona's", async () => {
  const kate = await createPersona(home.context, { name: "Kate" });
  const ann = await createPersona(home.context, { name: "Ann" });
  await createKnowledge(home.context, { title: "Hours", text: "We open at 9." });
  await createKnowledge(home.context, { title: "Kate's", text: "x", personaId: kate.id });
  await createKnowledge(home.context, { title: "Ann's", text: "x", personaId: ann.id });
  const titles = async (id: string | null) =>
    (await knowledgeForCall(home.context, id && decodeId("persona", id))).map(({ title }) => title);
  expect(await titles(kate.id)).toEqual(["Hours", "Kate's"]);
  expect(await titles(null)).toEqual(["Hours"]);
  const listed = await listKnowledge(home.context, { personaId: ann.id });
  expect(listed.items.map(({ title }) => title)).toEqual(["Ann's", "Hours"]);
});

test("an embedding is kept only for the words that it was made of", async () => {
  const { id } = await createKnowledge(home.context, { title: "Hours", text: "We open at 9." });
  const [loaded] = await loadTexts(home.context, "knowledge_entries", [uuidOf(id)]);
  expect(loaded!.text).toBe("Hours\nWe open at 9.");
  const embedding = Float32Array.of(0.5, -1, 0.25);
  await updateKnowledge(home.context, id, { text: "We open at 10." });
  await storeEmbeddings(home.context, "knowledge_entries", [{ ...loaded!, embedding }]);
  expect((await getKnowledge(home.context, id)).embedded).toBe(false);
  const [again] = await loadTexts(home.context, "knowledge_entries", [uuidOf(id)]);
  await storeEmbeddings(home.context, "knowledge_entries", [{ ...again!, embedding }]);
  expect((await knowledgeForCall(home.context, null))[0]!.embedding).toEqual(embedding);
  await updateKnowledge(home.context, id, { title: "Opening hours" });
  expect((await knowledgeForCall(home.context, null))[0]!.embedding).toBeNull();
});

test("every entry that has new words has one job that embeds it", async () => {
  const { id } = await createKnowledge(home.context, { title: "Hours", text: "We open at 9." });
  await updateKnowledge(home.context, id, { text: "We open at 10." });
  await updateKnowledge(home.context, id, { text: "We open at 10." });
  const { rows } = await t.owner.execute<{ payload: { ids: string[]; table: string } }>(
    sql`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
      where k.identifier = 'embed_texts' and payload->>'organizationId' = ${home.organizationId}`,
  );
  expect(rows.map(({ payload }) => payload.ids)).toEqual([[uuidOf(id)]]);
});

test("an entry is not given to a persona that is archived or another organization's", async () => {
  const kate = await createPersona(home.context, { name: "Kate" });
  const { id } = await createKnowledge(home.context, { title: "Hours", text: "x", personaId: kate.id });
  expect((await updateKnowledge(home.context, id, { personaId: null })).personaId).toBeNull();
  await archivePersona(home.context, kate.id);
  const wrong = { fields: [{ pointer: "/personaId" }] };
  await expect(updateKnowledge(home.context, id, { personaId: kate.id })).rejects.toMatchObject(wrong);
  const stranger = await t.createOrganization();
  await expect(createKnowledge(stranger.context, { title: "x", text: "x", personaId: kate.id })).rejects.toMatchObject(
    wrong,
  );
  await expect(deleteKnowledge(stranger.context, id)).rejects.toMatchObject({ kind: "not_found" });
});

test("stored embeddings come back as they were", () => {
  fc.assert(
    fc.property(fc.float32Array({ maxLength: 40 }), (numbers) => {
      expect(fromBytes(toBytes(numbers))).toEqual(numbers);
    }),
  );
});
