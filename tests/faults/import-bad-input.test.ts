import { cancelImport, continueImport, getImport, runImport } from "@parley/core/imports";
import { decodeId } from "@parley/platform";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWorld } from "../../packages/core/src/imports/tests/world.ts";
import { call, toCallCsv } from "./import-files.ts";

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const ROWS = 12;
const calls = Array.from({ length: ROWS }, (_, i) => call(i * 2 + 1, { Notes: "", Transcription: "", Tags: "" }));
const sound = toCallCsv(calls);
const lines = sound.trimEnd().split("\n");
const withLine = (at: number, change: (line: string) => string) =>
  lines.map((line, i) => (i === at ? change(line) : line)).join("\n");
const opened = (line: string) => line.replace(/,(Caller \d+),/, ',"$1,');

describe("a file with rows that cannot be read brings the others, says why, and mended brings the rest", () => {
  test.each([
    ["a quote never closed in the first row", withLine(1, opened), 1, "never closed"],
    ["a quote never closed in the middle", withLine(6, opened), 1, "never closed"],
    ["a quote never closed in the last row", withLine(ROWS, opened), 1, "never closed"],
    ["a row cut short", withLine(4, (line) => line.split(",").slice(0, 7).join(",")), 1, "7 columns, the header has"],
    ["a row too wide", withLine(4, (line) => `${line},and,more`), 1, "columns, the header has"],
    ["a cell of 2 MB", withLine(3, (line) => line.replace("Caller 5", "x".repeat(2 << 20))), 1, "longer than 1 MB"],
  ])("%s", async (_, file, refused, reason) => {
    const org = await world.t.createOrganization();
    const first = await world.importCsv(org, file);
    expect(first).toMatchObject({ status: "completed", rowsRead: ROWS, rowsRejected: refused });
    expect(first.rowsInserted).toBe(ROWS - refused);
    const { rows } = await world.t.owner.execute<{ reason: string }>(
      `select reason from import_rejections where import_id = '${decodeId("imp", first.id)}' and row_number > 0`,
    );
    expect(rows.map((row) => row.reason).join()).toContain(reason);
    expect(await world.importCsv(org, sound)).toMatchObject({ rowsInserted: refused, rowsRejected: 0 });
  });
});

describe("odd dialects are read as the plain file is", () => {
  test.each([
    ["carriage returns only", lines.join("\r")],
    ["mixed line ends", lines.map((line, i) => line + ["\n", "\r\n", "\r"][i % 3]).join("")],
    ["semicolons", toCallCsv(calls, { separator: ";" })],
    ["tabs", toCallCsv(calls, { separator: "\t" })],
    ["pipes", toCallCsv(calls, { separator: "|" })],
    ["separators at the end of rows", [lines[0], ...lines.slice(1).map((line) => `${line},,`)].join("\n")],
    ["separators at the end of all lines", lines.map((line) => `${line},`).join("\n")],
    ["blank lines between", lines.join("\n\n\n")],
    ["NUL bytes", withLine(5, (line) => line.replace("Caller", "Cal\u0000ler"))],
  ])("%s", async (_, file) => {
    const [plain, odd] = [await world.t.createOrganization(), await world.t.createOrganization()];
    await world.importCsv(plain, sound);
    expect(await world.importCsv(odd, file)).toMatchObject({ status: "completed", rowsInserted: ROWS });
    const known = ({ calls: rows }: Awaited<ReturnType<typeof world.state>>) => rows.map(({ texts: _, ...row }) => row);
    expect(known(await world.state(odd))).toEqual(known(await world.state(plain)));
  });

  test("the separator of kept texts inside a cell shifts none of them", async () => {
    const org = await world.t.createOrganization();
    await world.importCsv(
      org,
      withLine(2, (line) => line.replace("192.0.2.3", "192.0\u001f.2.3")),
    );
    const texts = (await world.state(org)).calls.map((row) => row.texts as Record<string, string>);
    expect(texts.map((text) => text.visitor_ip)).toContain("192.0 .2.3");
  });
});

test.each([
  ["one column", "CallId\n1\n2\n", "no column for a date"],
  ["a header without rows", `${lines[0]}\n`, "a header but no rows"],
  ["rows without a header", lines.slice(1).join("\n"), "looks like data"],
  ["twice the same columns and no date", "CallId,CallId,Name,Name\n1,1,Jo,Jo\n", "no column for a date"],
])("%s is a failed import with a sentence, and the mended file is imported", async (_, file, failure) => {
  const org = await world.t.createOrganization();
  const failed = await world.importCsv(org, file);
  expect(failed).toMatchObject({ status: "failed", rowsRead: 0 });
  expect(failed.failure).toContain(failure);
  expect(await world.importCsv(org, sound)).toMatchObject({ status: "completed", rowsInserted: ROWS });
});

test("two rows of one call in one file are one call, in which both count", async () => {
  const org = await world.t.createOrganization();
  const twice = toCallCsv([call(1, { Agent: "Jane" }), call(2), call(1, { Agent: "", "CSR Call Score": "4" })]);
  expect(await world.importCsv(org, twice)).toMatchObject({ rowsRead: 3, rowsInserted: 2, rowsUpdated: 1 });
  const found = (await world.state(org)).calls.find((row) => row.score === 4);
  expect(found).toMatchObject({ agent: "Jane" });
});

describe("rows that slip by a column from some row on", () => {
  const shifted = () => {
    const rows = toCallCsv(Array.from({ length: 300 }, (_, i) => call(i * 2 + 1, { Notes: "", Tags: "" }))).split("\n");
    return rows.map((line, i) => (i > 100 && line ? `,${line.slice(0, line.lastIndexOf(","))}` : line)).join("\n");
  };
  const paused = async () => {
    const org = await world.t.createOrganization();
    const stopped = await world.importCsv(org, shifted(), 40);
    expect(stopped).toMatchObject({ status: "paused", rowsInserted: 100, stop: { line: 102 } });
    expect(stopped.stop!.rows.length).toBeGreaterThan(0);
    const payload = { organizationId: org.organizationId, importId: decodeId("imp", stopped.id)! };
    // A job that comes twice changes nothing.
    await runImport(world.deps(org), payload);
    expect(await getImport(org.context, stopped.id)).toEqual(stopped);
    return { org, id: stopped.id, payload };
  };

  test("pause the import, and going on reads it to its end", async () => {
    const { org, id, payload } = await paused();
    await continueImport(org.context, id);
    await runImport(world.deps(org), payload);
    const ended = await getImport(org.context, id);
    expect(ended).toMatchObject({ status: "completed", rowsRead: 300, rowsInserted: 100, rowsRejected: 200 });
  });

  test("pause the import, and canceling keeps what was read", async () => {
    const { org, id, payload } = await paused();
    await cancelImport(org.context, id);
    await runImport(world.deps(org), payload);
    expect(await getImport(org.context, id)).toMatchObject({ status: "canceled", rowsInserted: 100 });
    expect((await world.state(org)).calls).toHaveLength(100);
    expect(await world.storage.stat(`${org.organizationId}/imports/${decodeId("imp", id)}.csv`)).toBeNull();
  });
});
