import { Readable } from "node:stream";
import { csvText } from "@parley/documents/csv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnalyseOptions, analyseFile } from "./analyse-file.ts";
import { buildCallPlan } from "./build-call-plan.ts";
import { goldenHeaders } from "./golden-headers.test-data.ts";

const file = (text: string | Buffer) => () => Readable.from([Buffer.from(text)]);
const analyse = (text: string | Buffer, options?: AnalyseOptions) => analyseFile(file(text), options);

/** A file of that header and one row with a value only where `cells` has one. */
const withRow = (header: readonly string[], cells: Record<string, string> = {}) =>
  `${csvText([...header])}\r\n${csvText(header.map((name) => cells[name] ?? ""))}\r\n`;

const planOf = async (text: string, options?: AnalyseOptions) => buildCallPlan(await analyse(text, options));

/** What each header is taken for, in words. */
async function roles(text: string, options?: AnalyseOptions): Promise<Record<string, string>> {
  const { columns } = await analyse(text, options);
  return Object.fromEntries(
    columns.map(({ header, role }) => [
      header,
      role.kind === "field" ? role.key : role.kind === "custom" ? role.custom.key : role.kind,
    ]),
  );
}

describe("layouts are told by their headers", () => {
  test.each(Object.entries(goldenHeaders))("%s", async (layout, header) => {
    expect((await analyse(withRow(header))).layout).toBe(layout);
  });

  test.each(Object.entries(goldenHeaders))("%s is read the same in any order of its columns", async (_, header) => {
    const expected = await planOf(withRow(header));
    const kept = (plan: typeof expected) =>
      plan.details.map(({ position, key }) => [plan.header[position], key]).sort();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...header], { minLength: header.length }), async (shuffled) => {
        const plan = await planOf(withRow(shuffled));
        expect([plan.layout, plan.mapping, kept(plan)]).toEqual([expected.layout, expected.mapping, kept(expected)]);
      }),
      { numRuns: 20 },
    );
  });

  test("what the user says goes before what the headers say", async () => {
    const text = withRow(goldenHeaders.callrail);
    expect((await analyse(text, { source: "generic" })).layout).toBe("generic");
    expect((await analyse(text, { source: "ctm" })).layout).toBe("ctm");
    expect((await analyse(text, { kind: "ad_spend" })).kind).toBe("ad_spend");
  });
});

describe("each layout's columns", () => {
  test("CTM's 103 columns: each is a known field but the account's own, and near-duplicates stay apart", async () => {
    const plan = await planOf(withRow(goldenHeaders.ctm));
    expect(plan.customFields.map(({ key }) => key)).toEqual(["custom.sfdc_id", "custom.ctm"]);
    expect(plan.mapping).toMatchObject({
      ...{ "Tracking Source": "tracking_source", source: "web_source", "Customer #": "phone", CallId: "call_id" },
      ...{ Transcription: "transcript", transcript: "other_transcript", ad_group_id: "ad_group", adgroup_id: null },
      ...{ "Last URL": "landing_page", "Referral Page": "referrer", "Visitor IP": null, "Hour of Day": null },
    });
    expect(new Set(plan.details.map(({ key }) => key)).size).toBe(plan.details.length);
    expect(plan.details).toContainEqual({ position: goldenHeaders.ctm.indexOf("Source Tag"), key: "source_tag" });
    // Notes are held by the call as they stand; amounts and durations are not.
    expect(plan.details.map(({ key }) => key)).not.toContain("notes");
    expect(plan.details.map(({ key }) => key)).toEqual(expect.arrayContaining(["sale_value", "duration", "called_at"]));
  });

  test("Date and Time, a padded header and two spellings of campaign", async () => {
    const plan = await planOf(withRow(goldenHeaders.ctm_date_time));
    expect(plan.mapping).toMatchObject({ Date: "date", Time: "time", Name: "name", "Call Id": "call_id" });
    expect(plan.mapping).toMatchObject({ campaign: "campaign", Campaign: null });
    expect(plan.customFields.map(({ key }) => key)).toContain("custom.campaign");
  });

  test("Referral and Page of the older export are referrer and landing page", async () => {
    const plan = await planOf(withRow(goldenHeaders.ctm_older));
    expect(plan.mapping).toMatchObject({ Referral: "referrer", Page: "landing_page" });
  });

  test("CTM's API says the same fields by the same keys as its CSV", async () => {
    const plan = await planOf(withRow(goldenHeaders.ctm_json, { brand_new_thing: "x" }));
    expect(plan.mapping).toMatchObject({
      ...{ id: "call_id", source: "tracking_source", web_source: "web_source", unix_time: "unix_time" },
      ...{ called_at: "date_time", indexed_at: "edited_at", "sale.score": "score", "agent.name": "agent" },
      ...{ transcription_text: "transcript", transcription: null, location: "landing_page", last_location: null },
    });
    const keys = plan.details.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(["source_tag", "visitor_ip", "ga_gclid", "sale_value", "ga"]));
    expect(keys).toEqual(
      expect.arrayContaining(["custom.ward", "activity_analysis_general", "custom.brand_new_thing"]),
    );
    expect(plan.customFields.map(({ key }) => key)).toEqual(["custom.ward", "custom.brand_new_thing"]);
  });

  test("CallRail's CSV and API", async () => {
    expect((await planOf(withRow(goldenHeaders.callrail))).mapping).toMatchObject({
      ...{
        "Start Time": "date_time",
        Source: "tracking_source",
        "Duration (seconds)": "duration",
        Keywords: "keyword",
      },
      ...{ "Customer Phone Number": "phone", "Tracking Number": "tracking_number", Value: "value", Ward: null },
    });
    const json = await planOf(withRow(goldenHeaders.callrail_json));
    expect(json.mapping).toMatchObject({ start_time: "date_time", answered: "answered", voicemail: "voicemail" });
    expect(json.mapping).toMatchObject({ source: "tracking_source", source_name: null, tags: "tags", note: "notes" });
    expect(json.customFields).toEqual([]);
    expect(json.details.map(({ key }) => key)).toContain("milestones_first_touch_source");
  });

  test("anyone's call log, in its own words and with semicolons", async () => {
    const text = `${goldenHeaders.generic.join(";")}\n2026-01-05 10:00:00;(760) 555-0101;+17605550100;61;Answered;Jo;007\n`;
    const plan = await planOf(text);
    expect(plan).toMatchObject({ layout: "generic", delimiter: ";" });
    expect(plan.mapping).toEqual({
      ...{
        Start: "date_time",
        From: "phone",
        To: "tracking_number",
        Length: "duration",
        Result: "status",
        Rep: "agent",
      },
      "Shoe size": null,
    });
    expect(plan.customFields).toEqual([{ key: "custom.shoe_size", label: "Shoe size", type: "text" }]);
  });

  test("a report of ad spend is one, below its title", async () => {
    const text = "Campaign performance\nJanuary 2026\nDay,Campaign,Cost,Clicks,Impr.\n2026-01-05,Search,12.50,3,100\n";
    expect(await analyse(text)).toMatchObject({ kind: "ad_spend", layout: "ad_spend", headerLine: 3, delimiter: "," });
  });
});

describe("columns by what stands in them", () => {
  const table = (header: string, ...rows: string[]) => [header, ...rows, ""].join("\n");

  test("where no header helps, dates and telephone numbers are found by their looks, and said to be guessed", async () => {
    const text = table(
      "When exactly,Who rang,Flavour",
      "2026-01-05 10:00,(760) 555-0101,mint",
      "2026-01-06 11:00,Restricted,lime",
    );
    const plan = await planOf(text);
    expect(plan.mapping).toEqual({ "When exactly": "date_time", "Who rang": "phone", Flavour: null });
    expect(plan.warnings.join(" ")).toContain("'Who rang' was taken for caller's number by what stands in it.");
  });

  test("two columns of telephone numbers are not guessed at", async () => {
    const text = table("DateTime,A,B", "2026-01-05 10:00,(760) 555-0101,(760) 555-0102");
    expect(await roles(text)).toMatchObject({ A: "custom.a", B: "custom.b" });
  });

  test("a Start Time of mere times is the time beside the date", async () => {
    expect(await roles(table("CallId,Date,Start Time", "1,2026-01-05,10:30"))).toMatchObject({
      ...{ Date: "called_date", "Start Time": "called_time" },
    });
  });

  test("own fields are typed by all their values; a leading zero is text", async () => {
    const text = table(
      "CallId,DateTime,Size,Code,Paid,Due,Mixed,Nothing",
      "1,2026-01-05 10:00,12,02139,yes,2026-02-01,1,",
      "2,2026-01-05 10:00,-3.5,10115,no,2026-02-02,x2,",
    );
    const { customFields } = await planOf(text);
    expect(Object.fromEntries(customFields.map(({ label, type }) => [label, type]))).toEqual({
      ...{ Size: "number", Code: "text", Paid: "boolean", Due: "date", Mixed: "text", Nothing: "text" },
    });
    expect(customFields.find(({ label }) => label === "Nothing")).toHaveProperty("unseen", true);
  });

  test("a column a tag: marks only, in an export of CTM; a written no makes it a field, as does any other file", async () => {
    const rows = ["1,2026-01-05 10:00,Answered,1,yes", "2,2026-01-05 11:00,Answered,,no"];
    const ctm = await planOf(table("CallId,DateTime,Call Status,Hot lead,Insured", ...rows));
    expect(ctm.tagColumns).toEqual([{ position: 3, tag: "Hot lead" }]);
    expect(ctm.customFields).toEqual([{ key: "custom.insured", label: "Insured", type: "boolean" }]);
    const other = await planOf(table("CallId,DateTime,Call Status,Hot lead,Insured", ...rows), { source: "generic" });
    expect(other.tagColumns).toEqual([]);
    expect(other.customFields.map(({ type }) => type)).toEqual(["boolean", "boolean"]);
  });

  test.each([
    ["25/03/2026", true, false],
    ["03/25/2026", false, false],
    ["03/04/2026", false, true],
    ["2026-03-04", false, false],
  ])("%s: day first is %s", async (date, dayFirst, warns) => {
    const analysis = await analyse(table("CallId,Date", `1,${date}`, "2,01/02/2026"));
    expect(analysis.dayFirst).toBe(dayFirst);
    expect((await analyse(table("CallId,Date", `1,${date}`))).warnings.length > 0).toBe(warns);
  });

  test("headers that are there twice, empty ones and keys that fall together stay apart", async () => {
    const text = table("CallId,DateTime,Notes,Notes,,Shoe Size,shoe-size", "1,2026-01-05 10:00,a,b,c,d,e");
    expect(await roles(text)).toMatchObject({
      ...{ Notes: "notes", "Notes (2)": "custom.notes_2", "column 5": "custom.column_5" },
      ...{ "Shoe Size": "custom.shoe_size", "shoe-size": "custom.shoe_size_2" },
    });
  });

  test("bytes of Windows-1252 in a header or cell are read line by line", async () => {
    const text = Buffer.from("CallId,DateTime,Größe,Ort\n1,2026-01-05 10:00,1,Köln\n", "latin1");
    expect((await analyse(text)).columns.map(({ header, samples }) => [header, samples[0]])).toEqual([
      ...[
        ["CallId", "1"],
        ["DateTime", "2026-01-05 10:00"],
        ["Größe", "1"],
        ["Ort", "Köln"],
      ],
    ]);
  });

  test("a quote that is never closed hides its own row only", async () => {
    const rows = ['1,2026-01-05 10:00,"open', "2,2026-01-05 11:00,b", '3,2026-01-05 12:00,"c"', "4,2026-01-05 12:00,d"];
    const { columns } = await analyse(table("CallId,DateTime,Ward", ...rows));
    expect(columns[2]!.samples).toEqual(["b", "c", "d"]);
  });

  test("samples and rows are cut to what a page shows", async () => {
    const { columns, rows } = await analyse(table("CallId,DateTime,Long", `1,2026-01-05 10:00,${"x".repeat(5000)}`));
    expect(columns[2]!.samples[0]!.length).toBe(120);
    expect(rows[0]![2]!.length).toBe(120);
  });
});

describe("what is no table of calls is refused in a sentence", () => {
  test.each([
    ["an empty file", "", "This file is empty."],
    ["blank lines", "\n\n", "This file is empty."],
    ["a header alone", "CallId,DateTime\n", "The file has a header but no rows."],
    ["no header", "1,2026-01-05 10:00,(760) 555-0101\n2,2026-01-05 10:00,(760) 555-0102\n", "looks like data"],
    ["bytes that no text has", "CallId,DateTime\n1,\u0000\n", "not text"],
    ["a quote that is never closed", '"CallId,DateTime\n1,2\n', "never closed"],
    ["a header without end", `CallId,${"x".repeat(1 << 20)}`, "longer than 1 MB"],
  ])("%s", async (_, text, sentence) => {
    await expect(analyse(text)).rejects.toThrow(sentence);
  });

  test("a file far larger than its head is looked at without being read on", async () => {
    let pieces = 0;
    const endless = () =>
      Readable.from(
        (function* () {
          yield Buffer.from("CallId,DateTime\n");
          for (;;) {
            pieces += 1;
            yield Buffer.from("1,2026-01-05 10:00:00\n".repeat(5000));
          }
        })(),
      );
    expect((await analyseFile(endless)).layout).toBe("generic");
    expect(pieces).toBeLessThan(30);
  });
});
