import { withTenant } from "@parley/db";
import { createTestDatabase, type TestDatabase } from "@parley/testing";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../context/index.ts";
import { encodeDimensions } from "../dimensions/index.ts";
import { createSourceRule, deleteSourceRule, listSourceRules, updateSourceRule } from "./index.ts";

let t: TestDatabase;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());

/** Few names, so that rules meet: chains, circles, spellings, default rules among them. */
const name = fc.constantFrom(
  "a",
  "A",
  " a",
  "b",
  "B",
  "c",
  "d d",
  "D  D",
  "fb",
  "Facebook",
  "facebook",
  "googke",
  "Google",
);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constant("make" as const), match: name, target: name }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("change" as const), which: fc.nat(9), target: name }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("undo" as const), which: fc.nat(9) }) },
);

test("rules of any kind, made, changed and undone in any order, leave the tracked names as they were", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(name, { maxLength: 8 }),
      fc.array(step, { maxLength: 10 }),
      fc.infiniteStream(fc.nat(99)),
      async (tracked, steps, order) => {
        const { organizationId, context } = await t.createOrganization();
        await withTenant(t.db, { organizationId }, (tx) => encodeDimensions(tx, organizationId, "source", tracked));
        const before = await dictionary(organizationId);
        for (const one of steps) await take(context, one);
        await expectFlat(organizationId);

        for (let own = await ownRules(context); own.length > 0; own = await ownRules(context)) {
          await deleteSourceRule(context, own[order.next().value! % own.length]!.id);
        }
        const after = await dictionary(organizationId);
        expect(after.filter(({ value }) => before.some((row) => row.value === value))).toEqual(before);
      },
    ),
    { numRuns: 40 },
  );
});

async function ownRules(context: Context) {
  const { items } = await listSourceRules(context, { limit: 200 });
  return items.filter(({ isDefault }) => !isDefault);
}

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Circles and second rules for a name are refused, and then nothing has changed. */
async function take(context: Context, one: Step): Promise<void> {
  try {
    if (one.what === "make") {
      await createSourceRule(context, { match: one.match, target: one.target });
      return;
    }
    // Default rules stay as they are: taking them back is not what is asked here.
    const own = await ownRules(context);
    const rule = own[one.which % Math.max(own.length, 1)];
    if (!rule) return;
    if (one.what === "undo") await deleteSourceRule(context, rule.id);
    else await updateSourceRule(context, rule.id, { target: one.target });
  } catch (error) {
    expect(["invalid_input", "conflict"]).toContain((error as { kind?: string }).kind);
  }
}

interface Row extends Record<string, unknown> {
  id: number;
  value: string;
  merged_into: number | null;
  merged_by: string | null;
}

async function dictionary(organizationId: string): Promise<Row[]> {
  const { rows } = await t.owner.execute<Row>(sql`select id, value, merged_into, merged_by from dimension_values
    where organization_id = ${organizationId} order by id`);
  return rows;
}

/** What a value is merged into counts as itself, so one look is enough to know what a call counts as. */
async function expectFlat(organizationId: string): Promise<void> {
  const rows = await dictionary(organizationId);
  for (const { merged_into } of rows) {
    if (merged_into !== null) expect(rows.find(({ id }) => id === merged_into)).toMatchObject({ merged_into: null });
  }
}
