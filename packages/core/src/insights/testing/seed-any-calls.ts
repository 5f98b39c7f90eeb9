import type { Database, Transaction } from "@parley/db";
import { newUuid } from "@parley/platform";
import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { writeWords } from "../../call-search/write-words.ts";
import { type DimensionKind, dimensionKinds } from "../../dimensions/index.ts";
import { encodePayload } from "../../imports/details/payload.ts";
import type { AnyCall } from "./any-call.ts";
import type { SeededSpend } from "./seed-calls.ts";

/** Where each layout of the details has its columns; the two files do not agree. */
const LAYOUTS = {
  1: ["call_path", "form_form_name", "custom.plan", "custom.visits", "custom.vip", "experiments", "custom.renewal"],
  2: ["custom.renewal", "custom.visits", "custom.plan", "experiments", "form_form_name", "custom.vip", "call_path"],
} as const;

/** The organization's custom fields by their types. */
export const CUSTOM_FIELDS: Record<string, string> = {
  ...{ "custom.plan": "text", "custom.visits": "number", "custom.vip": "boolean", "custom.renewal": "date" },
};

/** By kind: what was tracked, and what it counts as. */
export type Merges = Partial<Record<DimensionKind, Record<string, string>>>;

/**
 * Writes calls with all that belongs to them straight into the tables, as their owner: neither the importer nor the dictionaries' own code
 * has a hand in what numbers are compared with, except that words are written by the product's own job. May be called again with more.
 */
export async function seedAnyCalls(
  db: Database,
  organizationId: string,
  zone: string,
  calls: readonly AnyCall[],
  { merges = {}, spend = [] }: { merges?: Merges; spend?: readonly SeededSpend[] } = {},
): Promise<void> {
  await db.transaction(async (tx) => {
    const ids = {} as Record<DimensionKind, Map<string, number>>;
    for (const kind of dimensionKinds) {
      const values = new Set(calls.flatMap(({ texts }) => texts[kind] ?? []));
      if (isOfSpend(kind)) for (const row of spend) if (row[kind] != null) values.add(row[kind]);
      for (const [from, to] of Object.entries(merges[kind] ?? {})) values.add(from).add(to);
      ids[kind] = await writeDictionary(tx, organizationId, kind, [...values], merges[kind] ?? {});
    }
    await insertAll(
      tx,
      "calls",
      calls.map((call) => callRow(organizationId, zone, call, ids)),
    );
    await insertAll(
      tx,
      "ai_calls",
      calls.flatMap((call) => aiRows(organizationId, call)),
    );
    await insertAll(
      tx,
      "call_turns",
      calls.flatMap((call) => turnRows(organizationId, call)),
    );
    await insertAll(
      tx,
      "call_transcripts",
      calls.flatMap(({ id, transcript }) =>
        transcript === null ? [] : [{ organization_id: organizationId, call_id: id, text: transcript }],
      ),
    );
    await insertAll(
      tx,
      "ad_spend",
      spend.map((row) => spendRow(organizationId, row, ids)),
    );
    await writeDetails(tx, organizationId, calls);
    await settleFirstCalls(tx, organizationId);
    await writeWords(
      tx,
      organizationId,
      calls.map(({ id }) => id),
    );
  });
}

/** The first calls anew, over all calls of the organization: inbound tracked ones with a number that are not spam. */
export async function settleFirstCalls(tx: Transaction, organizationId: string): Promise<void> {
  const first = sql`select distinct on (phone) organization_id, phone, called_at, id from calls where organization_id = ${organizationId}
    and kind = 'tracked' and direction = 'inbound' and not spam and phone is not null order by phone, called_at, id`;
  await tx.execute(
    sql`delete from callers where organization_id = ${organizationId} and phone not in (select phone from (${first}) f)`,
  );
  await tx.execute(sql`insert into callers (organization_id, phone, first_at, first_call_id) ${first}
    on conflict (organization_id, phone) do update set first_at = excluded.first_at, first_call_id = excluded.first_call_id
    where callers.first_call_id <> excluded.first_call_id or callers.first_at <> excluded.first_at`);
}

async function writeDictionary(
  tx: Transaction,
  organizationId: string,
  kind: DimensionKind,
  values: string[],
  merges: Record<string, string>,
): Promise<Map<string, number>> {
  const known = async () => {
    const { rows } = await tx.execute<{ id: number; value: string }>(
      sql`select id, value from dimension_values where organization_id = ${organizationId} and kind = ${kind}`,
    );
    return new Map(rows.map(({ id, value }) => [value, id]));
  };
  await tx.execute(sql`insert into dimension_values (organization_id, kind, id, value)
    select ${organizationId}, ${kind}, coalesce((select max(id) from dimension_values where organization_id = ${organizationId} and kind = ${kind}), 0)
      + row_number() over (), value from unnest(${sql.param(values)}::text[]) value
    on conflict (organization_id, kind, value) do nothing`);
  const ids = await known();
  for (const [from, to] of Object.entries(merges)) {
    await tx.execute(sql`update dimension_values set merged_into = ${ids.get(to)!}
      where organization_id = ${organizationId} and kind = ${kind} and id = ${ids.get(from)!} and merged_into is distinct from ${ids.get(to)!}`);
  }
  return ids;
}

function callRow(
  organizationId: string,
  zone: string,
  call: AnyCall,
  ids: Record<DimensionKind, Map<string, number>>,
): Record<string, unknown> {
  const local = DateTime.fromISO(call.at, { zone });
  const texts = dimensionKinds.map((kind) => [`${kind}_id`, ids[kind].get(call.texts[kind] ?? "") ?? null]);
  return {
    ...{
      organization_id: organizationId,
      id: call.id,
      kind: call.kind,
      direction: call.direction,
      status: call.status,
    },
    ...{ called_at: call.at, local_date: local.toISODate(), local_hour: local.hour, local_dow: local.weekday },
    ...{ phone: call.phone, person_name: call.personName, ...Object.fromEntries(texts) },
    ...{ duration_seconds: call.durationSeconds, ring_seconds: call.ringSeconds, talk_seconds: call.talkSeconds },
    ...{ score: call.score, value_minor: call.valueMinor, cost_microdollars: call.costMicrodollars },
    ...{ answered: call.answered, human_answered: call.humanAnswered, converted: call.converted, spam: call.spam },
    ...{ generated: false, has_transcript: call.transcript !== null, has_recording: false, tags: call.tags },
    ...{ notes: call.notes, created_at: call.at, updated_at: call.at },
  };
}

/** What spend is known by. */
const isOfSpend = (kind: DimensionKind): kind is "source" | "medium" | "campaign" =>
  ["source", "medium", "campaign"].includes(kind);

function spendRow(organizationId: string, row: SeededSpend, ids: Record<DimensionKind, Map<string, number>>) {
  const id = (kind: "source" | "medium" | "campaign") => ids[kind].get(row[kind] ?? "") ?? null;
  return {
    ...{ organization_id: organizationId, id: newUuid(), day: row.day, cost_minor: row.costMinor },
    ...{ clicks: row.clicks ?? null, impressions: row.impressions ?? null },
    ...{ source_id: id("source"), medium_id: id("medium"), campaign_id: id("campaign") },
    ...{ created_at: row.day, updated_at: row.day },
  };
}

function aiRows(organizationId: string, { id, at, ai, durationSeconds }: AnyCall): Record<string, unknown>[] {
  if (!ai) return [];
  const endedAt = ai.ended ? new Date(Date.parse(at) + (durationSeconds ?? 0) * 1_000).toISOString() : null;
  const row = {
    ...{ organization_id: organizationId, call_id: id, to_number: "+15005550101", purpose: "Ask about insurance" },
    ...{
      language: ai.language,
      record: true,
      max_duration_seconds: 600,
      metadata: {},
      providers: {},
      cost_breakdown: [],
    },
    ...{ ended_at: endedAt, answered_by: ai.answeredBy, outcome: ai.outcome, outcome_segments: [] },
  };
  return [row];
}

function turnRows(organizationId: string, { id, ai }: AnyCall): Record<string, unknown>[] {
  return (ai?.turnsMs ?? []).map((total_ms, position) => ({
    organization_id: organizationId,
    call_id: id,
    position,
    total_ms,
  }));
}

async function writeDetails(tx: Transaction, organizationId: string, calls: readonly AnyCall[]): Promise<void> {
  for (const [layout, columns] of Object.entries(LAYOUTS)) {
    await tx.execute(sql`insert into detail_layouts (organization_id, id, columns)
      values (${organizationId}, ${Number(layout)}, ${sql.param([...columns])}::text[]) on conflict do nothing`);
  }
  for (const [key, type] of Object.entries(CUSTOM_FIELDS)) {
    await tx.execute(sql`insert into custom_fields (organization_id, key, label, type)
      values (${organizationId}, ${key}, ${key.slice("custom.".length)}, ${type}) on conflict do nothing`);
  }
  const rows = calls.flatMap(({ id, cells, layout }) => {
    if (Object.keys(cells).length === 0) return [];
    const payload = encodePayload(LAYOUTS[layout].map((column) => cells[column] ?? ""));
    return [{ organization_id: organizationId, call_id: id, layout_id: layout, payload }];
  });
  await insertAll(tx, "call_details", rows);
}

/** Every column that the rows name; the others keep their defaults. */
async function insertAll(tx: Transaction, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = sql.raw(Object.keys(rows[0]!).join(", "));
  await tx.execute(sql`insert into ${sql.raw(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb)`);
}
