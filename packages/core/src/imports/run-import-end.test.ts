import { decodeId } from "@parley/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createImport, getImport, runImport } from "./index.ts";
import { createWorld } from "./tests/world.ts";

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const FILE = "CallId,DateTime,Customer #\n1,2026-01-05 10:00:00,+17605550101\n";

async function upload() {
  const org = await world.t.createOrganization();
  const content = (async function* () {
    yield Buffer.from(FILE);
  })();
  const { id } = await createImport(org.context, { storage: world.storage }, { fileName: "calls.csv", content });
  const importId = decodeId("imp", id)!;
  const key = `${org.organizationId}/imports/${importId}.csv`;
  return { org, id, key, payload: { organizationId: org.organizationId, importId } };
}

test("a process that dies between an import's end and the removal of its file: the next try removes it", async () => {
  const { org, id, key, payload } = await upload();
  const dying = { ...world.storage, delete: () => Promise.reject(new Error("died")) };
  await expect(runImport({ ...world.deps(org), storage: dying }, payload)).rejects.toThrow("died");
  const ended = await getImport(org.context, id);
  expect(ended).toMatchObject({ status: "completed", rowsInserted: 1 });
  expect(await world.storage.stat(key)).not.toBeNull();
  await runImport(world.deps(org), payload);
  expect(await world.storage.stat(key)).toBeNull();
  expect(await getImport(org.context, id)).toEqual(ended);
});

test("an import whose last try fails says so and leaves no file", async () => {
  const { org, id, key, payload } = await upload();
  const failing = { ...world.storage, read: () => world.storage.read("gone/file.csv") };
  await expect(runImport({ ...world.deps(org), storage: failing, lastAttempt: true }, payload)).rejects.toThrow(
    "ENOENT",
  );
  expect(await getImport(org.context, id)).toMatchObject({
    status: "failed",
    failure: expect.stringContaining("kept"),
  });
  expect(await world.storage.stat(key)).toBeNull();
});
