import { withTenant } from "@parley/db";
import { createTestDatabase, type TestDatabase } from "@parley/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDimensionCache, encodeDimensions } from "./index.ts";

let t: TestDatabase;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());

test("writers that bring the same new texts at once agree on one id for each", async () => {
  const { organizationId } = await t.createOrganization();
  const words = Array.from({ length: 40 }, (_, i) => `Source ${i}`);
  const encode = (values: string[]) =>
    withTenant(t.db, { organizationId }, (tx) => encodeDimensions(tx, organizationId, "source", values));
  const answers = await Promise.all([
    encode(words),
    encode([...words].reverse()),
    encode(words.slice(20)),
    encode(words),
  ]);
  const all = await encode(words);
  expect(new Set(all.values()).size).toBe(40);
  for (const answer of answers) for (const [value, id] of answer) expect(all.get(value)).toBe(id);
});

test("ids of a transaction that is rolled back are not remembered", async () => {
  const { organizationId } = await t.createOrganization();
  const cache = createDimensionCache();
  const encode = (work: () => void) =>
    withTenant(t.db, { organizationId }, async (tx) => {
      const ids = await encodeDimensions(tx, organizationId, "agent", ["Jane"], cache);
      work();
      return ids;
    });
  await expect(
    encode(() => {
      throw new Error("lost");
    }),
  ).rejects.toThrow("lost");
  cache.rolledBack();
  expect(cache.get("agent", "Jane")).toBeUndefined();
  const kept = await encode(() => {});
  cache.committed();
  expect(cache.get("agent", "Jane")).toBe(kept.get("Jane"));
});

test("kinds and organizations have their own dictionaries", async () => {
  const [one, two] = [await t.createOrganization(), await t.createOrganization()];
  const encode = (organizationId: string, kind: "source" | "medium") =>
    withTenant(t.db, { organizationId }, (tx) => encodeDimensions(tx, organizationId, kind, ["Google"]));
  for (const organizationId of [one.organizationId, two.organizationId]) {
    expect((await encode(organizationId, "source")).get("Google")).toBe(1);
    expect((await encode(organizationId, "medium")).get("Google")).toBe(1);
  }
});
