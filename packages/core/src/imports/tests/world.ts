import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeId } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { createDiskStorage } from "../../storage/index.ts";
import { createImport, getImport, runImport, runUndo, undoImport } from "../index.ts";

/** A database and a folder for properties of whole imports, and what one does with them. */
export async function createWorld() {
  const t: TestDatabase = await createTestDatabase();
  const directory = mkdtempSync(join(tmpdir(), "parley-properties-"));
  const storage = createDiskStorage(directory);
  const deps = (org: TestOrganization) => ({ db: t.db, bulk: t.bulk, clock: org.context.clock, storage });
  return {
    t,
    directory,
    storage,
    deps,
    /** Imports a file to its end and says how it ended. */
    async importCsv(org: TestOrganization, text: string, batchRows = 7) {
      const content = (async function* () {
        yield Buffer.from(text);
      })();
      const { id } = await createImport(org.context, { storage }, { fileName: "calls.csv", content });
      await runImport(
        { ...deps(org), batchRows },
        { organizationId: org.organizationId, importId: decodeId("imp", id)! },
      );
      return getImport(org.context, id);
    },
    async undo(org: TestOrganization, id: string) {
      await undoImport(org.context, id);
      await runUndo(deps(org), { organizationId: org.organizationId, importId: decodeId("imp", id)! });
      return getImport(org.context, id);
    },
    /** Everything that an import writes, without what names the run: the import, its time and the hash of its rows. */
    state: (org: TestOrganization) => readState(t, org, ""),
    /** Every byte of it. */
    exactState: (org: TestOrganization) => readState(t, org, ", c.import_id, c.created_at, c.updated_at, c.row_hash"),
    async close() {
      await t.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function readState(t: TestDatabase, { organizationId }: TestOrganization, more: string) {
  const word = (kind: string) =>
    sql.raw(
      `(select value from dimension_values v where v.organization_id = c.organization_id and v.kind = '${kind}' and v.id = c.${kind}_id) as ${kind}`,
    );
  const { rows: calls } =
    await t.owner.execute(sql`select c.id, c.direction, c.status, c.called_at, c.local_date, c.local_hour, c.phone,
      c.person_name, c.duration_seconds, c.ring_seconds, c.talk_seconds, c.score, c.value_minor, c.answered, c.human_answered, c.converted,
      c.spam, c.has_transcript, c.tags, c.notes, ${word("source")}, ${word("agent")}, ${word("city")}, t.text as transcript,
      d.texts ${sql.raw(more)}
    from calls c
    left join call_transcripts t on t.organization_id = c.organization_id and t.call_id = c.id
    left join lateral (select jsonb_object_agg(l.columns[p.n], p.cell) filter (where p.cell <> '') as texts
      from call_details x join detail_layouts l on l.organization_id = x.organization_id and l.id = x.layout_id
      cross join lateral unnest(string_to_array(x.payload, E'\\x1f')) with ordinality as p(cell, n)
      where x.organization_id = c.organization_id and x.call_id = c.id) d on true
    where c.organization_id = ${organizationId} order by c.id`);
  const { rows: callers } = await t.owner.execute(
    sql`select phone, first_at, first_call_id from callers where organization_id = ${organizationId} order by phone`,
  );
  const { rows: orphans } =
    await t.owner.execute(sql`select call_id from call_details where organization_id = ${organizationId}
    and call_id not in (select id from calls where organization_id = ${organizationId})`);
  return { calls, callers, orphans };
}

const HEADER = [
  ...[
    "Account Id",
    "CallId",
    "DateTime",
    "Customer #",
    "Name",
    "Call Status",
    "Direction",
    "Duration",
    "Talk Time",
    "Ring Time",
  ],
  ...[
    "Tracking Source",
    "Agent",
    "City",
    "CSR Call Score",
    "CSR Value",
    "CSR Conversion",
    "Tags",
    "Notes",
    "Visitor IP",
    "Transcription",
  ],
];

/** A call as it stands at its end; `snapshot` leaves cells out as an export made earlier would. */
export interface CallStory {
  id: number;
  cells: Record<string, string>;
}

const story: fc.Arbitrary<CallStory> = fc
  .record({
    id: fc.integer({ min: 1, max: 40 }),
    cells: fc.record({
      minute: fc.integer({ min: 0, max: 100_000 }),
      phone: fc.integer({ min: 0, max: 6 }),
      status: fc.constantFrom("Answered", "No answer", "Busy", "Completed"),
      agent: fc.constantFrom("Jane", "Omar", ""),
      score: fc.constantFrom("1", "4", "5", ""),
      value: fc.constantFrom("250.00", "$1,200", ""),
      notes: fc.constantFrom("two\nlines", 'she said "yes"', "plain", ""),
      source: fc.constantFrom("Google", "Bing", "Direct"),
      transcript: fc.constantFrom("Hello, this is a test.", ""),
      ip: fc.constantFrom("192.0.2.1", ""),
    }),
  })
  .map(({ id, cells }) => ({
    id,
    cells: {
      "Account Id": "1",
      CallId: String(id),
      // Each call has one beginning: two stories of one id tell of the same call.
      DateTime: new Date(Date.UTC(2026, 0, 1) + id * 3_600_000).toISOString().slice(0, 19).replace("T", " "),
      "Customer #": `+1760555010${id % 7}`,
      Name: `Caller  ${id} `,
      "Call Status": cells.status,
      Direction: "inbound",
      Duration: "00:01:40",
      "Talk Time": "00:01:20",
      "Ring Time": "20",
      "Tracking Source": cells.source,
      Agent: cells.agent,
      City: "",
      "CSR Call Score": cells.score,
      "CSR Value": cells.value,
      "CSR Conversion": cells.value ? "Yes" : "",
      Tags: cells.agent ? "hot, new" : "",
      Notes: cells.notes,
      "Visitor IP": cells.ip,
      Transcription: cells.transcript,
    },
  }));

/** Different calls. */
export const stories = fc.uniqueArray(story, { selector: ({ id }) => id, minLength: 1, maxLength: 25 });

const MID_CALL = {
  "Call Status": "In progress",
  Duration: "",
  "Talk Time": "",
  "Ring Time": "",
  "CSR Call Score": "",
  "CSR Value": "",
};

/** An earlier look at a call: under way, or with some of its cells not yet filled in. */
export function earlier({ id, cells }: CallStory, missing: string[], underWay: boolean): CallStory {
  const gone = Object.fromEntries(missing.map((name) => [name, ""]));
  return { id, cells: { ...cells, ...gone, ...(underWay ? { ...MID_CALL, "CSR Conversion": "", Tags: "" } : {}) } };
}

/** Columns that may still be empty in an earlier look. */
export const optional = ["Agent", "CSR Call Score", "CSR Value", "Notes", "Visitor IP", "Transcription", "Tags"];

export function toCsv(rows: CallStory[], columns: string[] = HEADER): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows.map(({ cells }) => columns.map((name) => cells[name] ?? ""))]
    .map((row) => row.map(cell).join(","))
    .join("\n");
}

export { HEADER };
