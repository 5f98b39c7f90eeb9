import { withTenant } from "@parley/db";
import { calls } from "@parley/db/schema";
import { encodeId, newUuid } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getCall, listCalls } from "../calls/index.ts";
import { permissionsOfRole } from "../context/index.ts";
import { encodeDimensions, type MergedKind } from "../dimensions/index.ts";
import {
  createSourceRule,
  deleteSourceRule,
  listMergedValues,
  listSourceRules,
  suggestSourceRules,
  updateSourceRule,
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

/** Brings calls in as an import does: `count` of them from each name. */
async function track(names: Record<string, number>, kind: MergedKind = "source", at = home): Promise<string[]> {
  const ids: string[] = [];
  await withTenant(t.db, at, async (tx) => {
    const dictionary = await encodeDimensions(tx, at.organizationId, kind, Object.keys(names));
    for (const [name, count] of Object.entries(names)) {
      const rows = Array.from({ length: count }, () => ({
        ...{
          organizationId: at.organizationId,
          id: newUuid(),
          kind: "tracked" as const,
          direction: "inbound" as const,
        },
        ...{ status: "answered" as const, calledAt: new Date("2026-11-02T15:00:00Z"), localDate: "2026-11-02" },
        ...{ localHour: 10, localDow: 1, [`${kind}Id`]: dictionary.get(name)! },
      }));
      if (rows.length > 0) await tx.insert(calls).values(rows);
      ids.push(...rows.map(({ id }) => encodeId("call", id)));
    }
  });
  return ids;
}

/** Tracked name -> what it counts as, for those that are merged. */
async function merged(kind: MergedKind = "source", at = home): Promise<Record<string, string>> {
  const { rows } = await t.owner.execute<{ value: string; into: string }>(sql`
    select d.value, m.value as into from dimension_values d join dimension_values m on m.organization_id = d.organization_id
      and m.kind = d.kind and m.id = d.merged_into
    where d.organization_id = ${at.organizationId} and d.kind = ${kind} order by d.id`);
  return Object.fromEntries(rows.map(({ value, into }) => [value, into]));
}

async function ruleFor(match: string) {
  const { items } = await listSourceRules(home.context, { limit: 200 });
  return items.find((rule) => rule.match === match)!;
}

describe("what an import brings", () => {
  test("common spellings count as one from the first import on, and other names are left alone", async () => {
    await track({ googke: 1, "Google Ads": 1, fb: 1, "www.facebook.com": 1, "Facebook Ads": 1, "google business": 1 });
    expect(await merged()).toEqual({ googke: "google", fb: "facebook", "www.facebook.com": "facebook" });
  });

  test("default rules keep the spelling that the organization tracks", async () => {
    await track({ Facebook: 3, Google: 2 });
    expect(await merged()).toEqual({});
    await track({ fb: 1, facebook: 1, " Facebook ": 1 });
    expect(await merged()).toEqual({ fb: "Facebook", facebook: "Facebook", " Facebook ": "Facebook" });
  });

  test("names that come after an own rule are merged in the transaction that brings them", async () => {
    await createSourceRule(home.context, { kind: "campaign", match: "Spring sale", target: "Spring" });
    await track({ "SPRING  SALE": 1, "Spring sale 2": 1, spring: 1 }, "campaign");
    expect(await merged("campaign")).toEqual({ "SPRING  SALE": "Spring", spring: "Spring" });
  });

  test("an import and a rule that are made at the same time leave nothing unmerged", async () => {
    const names = Array.from({ length: 12 }, (_, i) => `Partner ${i}`);
    await Promise.all([
      ...names.map((name) => track({ [name]: 1 })),
      ...names.map((match) => createSourceRule(home.context, { match, target: "Partners" })),
    ]);
    expect(Object.keys(await merged()).sort()).toEqual(names.sort());
  });
});

describe("own rules", () => {
  test("a rule counts for calls that are there, is shown on them, and finds them; deleting it undoes that", async () => {
    const [id] = await track({ adwords: 2, "Google Ads": 1, Yelp: 1 });
    const rule = await createSourceRule(home.context, { match: " AdWords ", target: "Google Ads" });
    expect(rule).toMatchObject({ match: "adwords", target: "Google Ads", countsAs: "Google Ads", names: 1 });
    expect(rule).toMatchObject({ isDefault: false, createdBy: "Test person" });
    expect((await listCalls(home.context, { source: "Google Ads" })).data).toHaveLength(3);
    // The address of a list that was made before the rule.
    expect((await listCalls(home.context, { source: "adwords" })).data).toHaveLength(3);
    expect(await getCall(home.context, id!)).toMatchObject({ source: "Google Ads", trackedSource: "adwords" });

    await deleteSourceRule(home.context, rule.id);
    expect(await merged()).toEqual({});
    expect((await listCalls(home.context, { source: "Google Ads" })).data).toHaveLength(1);
    expect((await listCalls(home.context, { source: "adwords" })).data).toHaveLength(2);
    expect(await getCall(home.context, id!)).toMatchObject({ source: "adwords", trackedSource: "adwords" });
  });

  test("chains are flattened, and taking out a link leaves the rest standing", async () => {
    await track({ a: 1, b: 1 });
    await createSourceRule(home.context, { match: "a", target: "b" });
    const link = await createSourceRule(home.context, { match: "b", target: "c" });
    expect(await merged()).toEqual({ a: "c", b: "c" });
    expect(await ruleFor("a")).toMatchObject({ target: "b", countsAs: "c" });
    await deleteSourceRule(home.context, link.id);
    expect(await merged()).toEqual({ a: "b" });
  });

  test("a circle is refused with a sentence, also on changing a rule; so is a second rule for a name", async () => {
    await createSourceRule(home.context, { match: "a", target: "b" });
    await createSourceRule(home.context, { match: "b", target: "c" });
    await expect(createSourceRule(home.context, { match: "C", target: "A" })).rejects.toMatchObject({
      kind: "invalid_input",
      fields: [{ pointer: "/target", message: expect.stringContaining("“A” counts as “c” already") }],
    });
    await expect(createSourceRule(home.context, { match: " A", target: "d" })).rejects.toMatchObject({
      code: "source_rule_exists",
      message: expect.stringContaining("already counts as “b”"),
    });
    const second = await ruleFor("b");
    await expect(updateSourceRule(home.context, second.id, { target: "A" })).rejects.toMatchObject({
      kind: "invalid_input",
    });
    await expect(updateSourceRule(home.context, second.id, { match: "a" })).rejects.toMatchObject({ kind: "conflict" });
    for (const input of [{ match: " ", target: "x" }, { match: "x", target: "a\u0000b" }, { match: "x" }]) {
      await expect(createSourceRule(home.context, input as { match: string; target: string })).rejects.toMatchObject({
        kind: "invalid_input",
      });
    }
  });

  test("a changed rule merges what it says now and nothing of what it said before", async () => {
    await track({ flyer: 1, leaflet: 1 });
    const { id } = await createSourceRule(home.context, { match: "flyer", target: "Print" });
    await updateSourceRule(home.context, id, { match: "leaflet", target: "Paper" });
    expect(await merged()).toEqual({ leaflet: "Paper" });
    expect(await updateSourceRule(home.context, id, {})).toMatchObject({ match: "leaflet", target: "Paper", names: 1 });
  });

  test("a rule about the spelling alone respells what default rules count together", async () => {
    await track({ google: 1, googke: 1 });
    await createSourceRule(home.context, { match: "google", target: "Google (all)" });
    expect(await merged()).toEqual({ google: "Google (all)", googke: "Google (all)" });
  });
});

describe("default rules", () => {
  test("an organization that is older than the rules gets them at the first look, for names that it has", async () => {
    await t.owner.execute(sql`insert into dimension_values (organization_id, kind, id, value)
      values (${home.organizationId}, 'source', 1, 'goolge')`);
    const { items } = await listSourceRules(home.context, { limit: 200 });
    expect(items.length).toBeGreaterThan(20);
    expect(items.every(({ isDefault, createdBy }) => isDefault && createdBy === null)).toBe(true);
    expect(await merged()).toEqual({ goolge: "google" });
  });

  test("one that was deleted stays away, and can be made again", async () => {
    await track({ fb: 1 });
    await deleteSourceRule(home.context, (await ruleFor("fb")).id);
    expect(await merged()).toEqual({});
    await track({ FB: 1 });
    expect(await merged()).toEqual({});
    expect(await ruleFor("fb")).toBeUndefined();
    await createSourceRule(home.context, { match: "fb", target: "Meta" });
    expect(await merged()).toEqual({ fb: "Meta", FB: "Meta" });
    expect(await ruleFor("fb")).toMatchObject({ isDefault: false, target: "Meta" });
  });

  test("another rule may take over the name of one that was deleted", async () => {
    await track({ ig: 1 });
    await deleteSourceRule(home.context, (await ruleFor("ig")).id);
    const { id } = await createSourceRule(home.context, { match: "insta", target: "Instagram" });
    await updateSourceRule(home.context, id, { match: "ig" });
    expect(await merged()).toMatchObject({ ig: "Instagram" });
    // "instagram" stood only as a rule's target: nobody tracked it, so nobody is told about it.
    expect((await listMergedValues(home.context)).data.map(({ tracked }) => tracked)).toEqual(["ig"]);
  });
});

describe("the audit", () => {
  test("lists every merged name with its calls, its rule and who made it, page by page", async () => {
    await track({ fb: 2, Yelp: 1, yelp: 3, "yelp.com": 4 });
    await createSourceRule(home.context, { match: "yelp.com", target: "Yelp" });
    const first = await listMergedValues(home.context, { limit: 2 });
    expect(first.data).toMatchObject([
      {
        tracked: "yelp.com",
        countsAs: "Yelp",
        calls: 4,
        reason: "rule",
        by: "Test person",
        rule: { match: "yelp.com" },
      },
      { tracked: "yelp", countsAs: "Yelp", calls: 3, reason: "case", by: "Test person", rule: { match: "yelp.com" } },
    ]);
    const second = await listMergedValues(home.context, { limit: 2, cursor: first.nextCursor! });
    expect(second.data).toMatchObject([{ tracked: "fb", calls: 2, by: null, rule: { isDefault: true } }]);
    expect(second).toMatchObject({ hasMore: false, nextCursor: null });
    await expect(listMergedValues(home.context, { cursor: "agent.1" })).rejects.toMatchObject({
      kind: "invalid_input",
    });
  });

  test("every change leaves an audit row and an event", async () => {
    const { id } = await createSourceRule(home.context, { match: "flyer", target: "Print" });
    await updateSourceRule(home.context, id, { target: "Paper" });
    await deleteSourceRule(home.context, id);
    const ofRule = (table: string, column: string) =>
      t.owner.execute(sql`select ${sql.identifier(column)} as what from ${sql.identifier(table)}
        where organization_id = ${home.organizationId} order by created_at, id`);
    const expected = ["created", "updated", "deleted"].map((what) => ({ what: `source_rule.${what}` }));
    expect((await ofRule("audit_log", "action")).rows).toEqual(expected);
    expect((await ofRule("domain_events", "type")).rows).toEqual(expected);
  });

  test("suggestions count calls as they are merged, and stop once they are taken", async () => {
    await track({ Yelp: 30, yelp: 2, "yelp.com": 1, "Google Ads": 50, googke: 1 });
    const [first] = await suggestSourceRules(home.context);
    expect(first).toMatchObject({ kind: "source", match: "yelp", target: "Yelp", calls: 2, targetCalls: 30 });
    for (const { kind, match, target } of await suggestSourceRules(home.context)) {
      await createSourceRule(home.context, { kind, match, target });
    }
    expect(await suggestSourceRules(home.context)).toEqual([]);
    expect(await merged()).toEqual({ googke: "google", yelp: "Yelp", "yelp.com": "Yelp" });
  });
});

test("who may only look cannot change rules, and a rule of another organization does not exist", async () => {
  const reader = { ...home.context, permissions: permissionsOfRole("manager") };
  await expect(createSourceRule(reader, { match: "a", target: "b" })).rejects.toMatchObject({ kind: "forbidden" });
  await expect(listSourceRules({ ...reader, permissions: permissionsOfRole("viewer") })).rejects.toMatchObject({
    kind: "forbidden",
  });
  const other = await t.createOrganization();
  const { id } = await createSourceRule(other.context, { match: "a", target: "b" });
  await expect(updateSourceRule(home.context, id, { target: "c" })).rejects.toMatchObject({ kind: "not_found" });
  await expect(deleteSourceRule(home.context, id)).rejects.toMatchObject({ kind: "not_found" });
});
