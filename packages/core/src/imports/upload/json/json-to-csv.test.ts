import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { createDiskStorage } from "../../../storage/index.ts";
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from "../limits.ts";
import { jsonToCsv } from "./json-to-csv.ts";

const root = mkdtempSync(join(tmpdir(), "parley-json-"));
const storage = createDiskStorage(root);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The CSV that a JSON text becomes, read in pieces of the given size. */
async function csvOf(text: string | Buffer, limits: Partial<ImportLimits> = {}, size = 1 << 16): Promise<string> {
  const bytes = Buffer.from(text as string);
  const pieces = (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })();
  let csv = "";
  try {
    for await (const piece of jsonToCsv(storage, "draft.rows", pieces, { ...DEFAULT_IMPORT_LIMITS, ...limits })) {
      csv += piece;
    }
  } finally {
    expect(readdirSync(root)).toEqual([]);
  }
  return csv;
}
const table = async (...input: Parameters<typeof csvOf>): Promise<string[][]> => parse(await csvOf(...input));
const records = async (text: string | Buffer, limits?: Partial<ImportLimits>, size?: number) => {
  const [header, ...rows] = await table(text, limits, size);
  return rows.map((row) => Object.fromEntries(header!.map((key, i) => [key, row[i]])));
};
const golden = (name: string) => readFileSync(join(import.meta.dirname, "../golden", name));

describe("JSON of calls becomes a table with a column for each dotted key", () => {
  test("CTM's list of calls with the page around it", async () => {
    const [header, ...rows] = await table(golden("ctm-page.json"));
    expect(header!.slice(0, 4)).toEqual(["id", "name", "caller_number", "search"]);
    expect(header).not.toContain("total_entries");
    expect(rows).toHaveLength(1);
    expect(rows[0]!.slice(0, 2)).toEqual([":call_id", "firstname lastname"]);
  });

  test("one call of CTM, as its webhook sends it", async () => {
    const [call] = await records(golden("ctm-call.json"), {}, 11);
    expect(call).toMatchObject({
      ...{ id: "729485", called_at: "2013-05-01 11:48 PM -04:00", name: "Escondido    Ca", tag_list: '["follow up"]' },
      ...{
        "extended_lookup.city": "Mountain View",
        "extended_lookup.business_name": "",
        search: "",
        latitude: "33.0879",
      },
      ...{ caller_number_split: '["1","760","555","0188"]', visitor: "false" },
    });
  });

  test("a bare list, whose calls have different fields", async () => {
    const [first, second] = await records(golden("ctm-list.json"), {}, 13);
    expect(first).toMatchObject({
      id: "3158334",
      billed_amount: "1080.0",
      business_label: "Winassist Växel",
      tag_list: "",
    });
    expect(second).toMatchObject({ id: "729485", billed_amount: "", email: "jane@example.com" });
  });

  test("a call a line", async () => {
    const [first, second] = await records(golden("ctm-lines.ndjson"), {}, 3);
    expect(first).toMatchObject({
      ...{ id: "9007199254740993", "sale.score": "4", "sale.value": "250.00", "geo.lat": "59.330" },
      ...{ tag_list: '["follow up","vip"]', "custom_fields.ward": '7 "A"', "webvisit.browser": "" },
    });
    expect(second).toMatchObject({ legs: '[{"to":"+1","status":null}]', notes: "two\nlines, 😀", "sale.score": "" });
    expect(Object.keys(first!)).not.toContain("sale");
  });

  test("CallRail's page", async () => {
    const rows = await records(golden("callrail-page.json"));
    expect(rows.map((row) => row.id)).toEqual(["CAL8154748ae6bd4e278a7cddd38a662f4f", "CAL2"]);
    expect(rows[0]).toMatchObject({ "milestones.first_touch.source": "google", tags: '[{"id":1,"name":"vip"}]' });
    expect(rows[1]).toMatchObject({ customer_phone_number: "anonymous", note: "call back", duration: "12" });
  });

  test("a call without any value is still a row, not a blank line", async () => {
    expect(await csvOf('[{},{"id":1},{"id":null}]')).toBe('id\n""\n1\n""\n');
  });

  test("any list of calls, cut into any pieces, keeps every value and every call", async () => {
    const key = fc.constantFrom("id", "a", "b,c", 'q"', "é", "__proto__", "nested");
    const leaf = fc.oneof(fc.string({ unit: "binary", maxLength: 6 }), fc.integer(), fc.boolean(), fc.constant(null));
    const object = (depth: number): fc.Arbitrary<Record<string, unknown>> =>
      fc.dictionary(key, depth === 0 ? leaf : fc.oneof(leaf, object(depth - 1), fc.array(leaf, { maxLength: 3 })), {
        noNullPrototype: true,
      });
    const layouts = fc.constantFrom<(calls: object[]) => string>(
      (calls) => JSON.stringify(calls),
      (calls) => JSON.stringify({ page: 1, calls, next: { calls: [] } }, null, 2),
      (calls) => calls.map((call) => JSON.stringify(call)).join("\n"),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(object(2), { minLength: 1, maxLength: 6 }),
        layouts,
        fc.integer({ min: 1, max: 50 }),
        async (calls, write, size) => {
          const rows = await records(Buffer.from(write(calls)), {}, size);
          expect(rows).toHaveLength(calls.length);
          calls.forEach((call, i) => {
            const cells = Object.entries(rows[i]!).filter(([, cell]) => cell !== "");
            expect(new Map(cells as [string, string][])).toEqual(expected(call));
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** What a call should hold, said the short way. */
function expected(value: object, prefix = "", cells = new Map<string, string>()): Map<string, string> {
  for (const [name, member] of Object.entries(value) as [string, unknown][]) {
    const isList = Array.isArray(member);
    if (typeof member === "object" && member !== null && !isList) expected(member, `${prefix}${name}.`, cells);
    else if (member !== null && !(isList && member.length === 0)) {
      const text = isList ? JSON.stringify(member) : String(member);
      // Postgres keeps no NUL, and UTF-8 no half of a surrogate pair.
      const kept = Buffer.from(text.replaceAll("\u0000", "")).toString();
      if (kept !== "") cells.set(prefix + name, kept);
    }
  }
  return cells;
}

describe("JSON that cannot be imported is refused", () => {
  test.each([
    ["a list of nothing", "[]", "The JSON holds no calls."],
    ["a page without calls", '{"calls":[],"page":1}', "The JSON holds no calls."],
    ["a list of numbers", "[1,2]", "lists something else than calls"],
    ["a list of lists", "[[1]]", "lists something else than calls"],
    ["one that ends in the middle", '{"calls":[{"id":1},{"id":2', "ends in the middle after call 1"],
    ["one with a word in it", '[{"id":1},{"id":oops}]', "is damaged after call 1"],
    ["one with a comma too many", '[{"id":1},]', "is not well formed after call 1"],
    ["one with a bracket of the wrong kind", '[{"id":1]', "is not well formed"],
    ["one without a colon", '{"id" 1}', "is not well formed"],
    ["very deep nesting", `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`, "nested more than 32 levels deep"],
    ["a call of very many values", `{"a":[${"1,".repeat(150_000)}1]}`, "a call of more than 100000 values"],
    ["a name without end", `{"${"a".repeat(300)}":1}`, "a field whose name is longer than 255 characters"],
  ])("%s", async (_, text, words) => {
    await expect(table(text)).rejects.toMatchObject({
      ...{ kind: "invalid_input", message: expect.stringContaining(words), fields: [{ pointer: "/file" }] },
    });
  });

  test("more fields than columns may be", async () => {
    const calls = Array.from({ length: 30 }, (_, i) => ({ [`key${i}`]: 1 }));
    await expect(table(JSON.stringify(calls), { maxColumns: 20 })).rejects.toMatchObject({
      ...{ code: "too_many_columns", message: expect.stringContaining("more than 20 different fields") },
    });
  });

  test("a cell over the limit, and one that does not end", async () => {
    const long = (bytes: number) => `[{"id":1},{"notes":"${"é".repeat(bytes / 2)}"}]`;
    await expect(table(long(4000), { maxCellBytes: 2048 })).rejects.toMatchObject({
      ...{ code: "cell_too_large", message: "Call 2 of the JSON holds more than 2 KB in notes. Shorten it." },
    });
    await expect(table(long(80_000), { maxCellBytes: 2048 }, 1000)).rejects.toMatchObject({
      message: expect.stringContaining("has a call larger than 32 KB after call 1"),
    });
  });
});
