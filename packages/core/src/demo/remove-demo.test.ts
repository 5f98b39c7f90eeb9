import { withTenant } from "@parley/db";
import { adSpend, calls, dimensionValues, importChanges, imports } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import { createTestDatabase, type TestDatabase } from "@parley/testing";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeDimensions } from "../dimensions/index.ts";
import { removeDemo } from "./index.ts";

let t: TestDatabase;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());

const storage = {} as Parameters<typeof removeDemo>[1]["storage"];

test("words that own calls, rules, ad spend or an undo still need stay when the demo goes; the demo's own go with their targets", async () => {
  const { organizationId, context } = await t.createOrganization();
  const words = ["googke", "fb", "Postcard", "Radio", "Truck", "Yelp"];
  const now = new Date("2026-11-02T15:00:00Z");
  await withTenant(t.db, { organizationId }, async (tx) => {
    const ids = await encodeDimensions(tx, organizationId, "source", words);
    const call = (source: string, generated: boolean) => ({
      ...{ organizationId, id: newUuid(), kind: "tracked" as const, direction: "inbound" as const, generated },
      ...{ status: "answered" as const, calledAt: now, localDate: "2026-11-02", localHour: 10, localDow: 1 },
      sourceId: ids.get(source)!,
    });
    await tx
      .insert(calls)
      .values([call("googke", false), call("fb", true), call("Postcard", true), call("Yelp", true)]);
    const cost = { costMinor: 100, createdAt: now, updatedAt: now };
    await tx
      .insert(adSpend)
      .values({ organizationId, id: newUuid(), day: "2026-11-02", sourceId: ids.get("Radio")!, ...cost });
    const importId = newUuid();
    await tx.insert(imports).values({
      ...{ organizationId, id: importId, fileName: "a.csv", status: "completed", source: "auto" },
      ...{ timezone: "UTC", currency: "USD", storageKey: "a", bytesTotal: 1 },
    });
    const before = { source_id: ids.get("Truck")! };
    await tx.insert(importChanges).values({ organizationId, importId, rowId: newUuid(), before, after: {} });
  });

  await removeDemo(context, { storage });

  const left = await t.owner
    .select({ value: dimensionValues.value })
    .from(dimensionValues)
    .where(eq(dimensionValues.organizationId, organizationId))
    .orderBy(asc(dimensionValues.id));
  expect(left.map(({ value }) => value)).toEqual(["googke", "Radio", "Truck", "google"]);
});
