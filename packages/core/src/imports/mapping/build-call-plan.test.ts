import { Readable } from "node:stream";
import { customFields } from "@parley/db/schema";
import { createTestDatabase, type TestDatabase } from "@parley/testing";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTenant } from "../../context/index.ts";
import { ImportRefused } from "../import-refused.ts";
import { analyseFile } from "./analyse-file.ts";
import { buildCallPlan, type PlanDecisions } from "./build-call-plan.ts";
import { ensureCustomFields } from "./ensure-custom-fields.ts";

async function planOf(header: string, decisions?: PlanDecisions) {
  const analysis = await analyseFile(() =>
    Readable.from([Buffer.from(`${header}\n${header.replace(/[^,]+/g, "abc")}\n`)]),
  );
  return buildCallPlan(analysis, decisions);
}

describe("what a file of calls cannot do without", () => {
  test.each([
    ["CallId,Name", "no column for a date (DateTime, or Date and Time). Its columns are: CallId, Name."],
    ["DateTime,Name", "no column for a call id (CallId or Call Id), or at least the caller's number. Its"],
    ["Foo,Bar,Name", "a date (DateTime, or Date and Time) and none for a call id"],
    ["CallId,a,b,c,d,e,f,g,h,i", "CallId, a, b, c, d, e, f, g and 2 more."],
  ])("%s lacks it, by name", async (header, sentence) => {
    const refusal = await planOf(header).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ImportRefused);
    expect((refusal as Error).message).toContain(sentence);
  });

  test("without a call id the caller's number will do, and it is said how calls are told apart", async () => {
    expect((await planOf("DateTime,Customer #")).warnings.join()).toContain(
      "known by its caller, tracking number and start",
    );
    expect((await planOf("Date,Customer #")).warnings.join()).toContain("no time of day");
    expect((await planOf("CallId,Date")).warnings).toEqual([]);
  });
});

describe("what the user decides", () => {
  test("any column may be any field, a field of one's own, a tag or nothing", async () => {
    const plan = await planOf("CallId,DateTime,Alpha,Beta,Gamma,Notes,Delta", {
      columns: { Alpha: "caller_number", Beta: "tag", Gamma: "ignore", Notes: "custom", Delta: "keep" },
      dayFirst: true,
    });
    expect(plan).toMatchObject({ columns: { phone: 2 }, tagColumns: [{ position: 3, tag: "Beta" }], dayFirst: true });
    expect(plan.mapping).toMatchObject({ Alpha: "phone", Beta: "tags", Gamma: null, Notes: null });
    expect(plan.details.map(({ key }) => key)).toEqual([
      "id",
      "called_at",
      "caller_number",
      "custom.notes",
      "custom.delta",
    ]);
    expect(plan.customFields.map(({ key }) => key)).toEqual(["custom.notes"]);
  });

  test("a field that moves to another column leaves the one it was suggested for", async () => {
    const plan = await planOf("CallId,DateTime,Name,Other", { columns: { Other: "name" } });
    expect(plan.mapping).toMatchObject({ Other: "name", Name: null });
    expect(plan.details.map(({ key }) => key)).toContain("custom.name");
  });

  test("a name of the import's mapping will do for a field's key", async () => {
    expect((await planOf("CallId,DateTime,Alpha", { columns: { Alpha: "phone" } })).columns.phone).toBe(2);
  });

  test.each([
    [{ Nope: "name" }, "/columns/Nope", "The file has no column 'Nope'."],
    [{ "A/B~": "nonsense" }, "/columns/A~1B~0", "There is no field 'nonsense'."],
    [{ Name: "notes", "A/B~": "notes" }, "/columns/A~1B~0", "'A/B~' and 'Name' are both to be Notes. Choose one."],
  ])("%o is refused, naming the header", async (columns, pointer, message) => {
    const refused = planOf("CallId,DateTime,Name,A/B~", { columns: columns as Record<string, string> });
    await expect(refused).rejects.toMatchObject({
      ...{ kind: "invalid_input", fields: [{ pointer, message: expect.stringContaining(message) }] },
    });
  });
});

test("our own file of refused rows is read without its line and reason", async () => {
  const plan = await planOf("line,reason,CallId,DateTime,Ward");
  expect(plan.mapping).toMatchObject({ line: null, reason: null, CallId: "call_id" });
  expect(plan.details.map(({ key }) => key)).toEqual(["id", "called_at", "custom.ward"]);
  expect((await planOf("reason,CallId,DateTime")).details.map(({ key }) => key)).toContain("custom.reason");
});

test("the words of an agent are kept where the CSR's name may stand in for them", async () => {
  const keys = async (header: string) => (await planOf(header)).details.map(({ key }) => key);
  expect(await keys("CallId,DateTime,Agent")).not.toContain("agent_name");
  expect(await keys("CallId,DateTime,Agent,CSR Name")).toContain("agent_name");
  expect(await keys("CallId,DateTime,transcript")).not.toContain("transcript");
  expect(await keys("CallId,DateTime,Tracking Source,Transcription,transcript")).toContain("transcript");
});

test("exports that end in separators make no fields of one's own out of nothing", async () => {
  expect(await planOf("CallId,DateTime,,")).toMatchObject({ customFields: [] });
});

describe("fields of one's own in the database", () => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await createTestDatabase();
  });
  afterAll(() => t.close());

  test("text wins over a narrower type, and never the other way round; columns without values say nothing", async () => {
    const { context, organizationId } = await t.createOrganization();
    const ensure = (type: "text" | "number" | "date", more: { unseen?: true } = {}) =>
      inTenant(context, (tx) =>
        ensureCustomFields(tx, organizationId, [{ key: "custom.a", label: "A", type, ...more }]),
      );
    const stored = () =>
      inTenant(context, (tx) =>
        tx
          .select()
          .from(customFields)
          .where(eq(customFields.organizationId, organizationId))
          .orderBy(asc(customFields.key)),
      );
    await ensure("number");
    await ensure("number");
    expect(await stored()).toMatchObject([{ key: "custom.a", label: "A", type: "number" }]);
    await ensure("text", { unseen: true });
    expect(await stored()).toMatchObject([{ type: "number" }]);
    await ensure("date");
    expect(await stored()).toMatchObject([{ type: "text" }]);
    await ensure("number");
    expect(await stored()).toMatchObject([{ type: "text" }]);
  });
});
