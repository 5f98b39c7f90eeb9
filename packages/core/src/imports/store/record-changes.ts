import type { BulkTransaction } from "@parley/db";
import { mutableColumns } from "../engine/tuple-columns.ts";
import { comparedColumns } from "./merge-calls.ts";
import { DECISIVE } from "./refresh-callers.ts";
import type { WriteTarget } from "./write-batch.ts";

/** Fields of which every value is kept. */
const HISTORY = ["score", "converted", "value_minor"];

/**
 * Carries out what mergeCalls and mergeDetails worked out: changes the rows and remembers what they were. Returns how many calls changed, and
 * the numbers of those that may no longer be, or now be, a number's first.
 */
export async function recordChanges(
  tx: BulkTransaction,
  target: WriteTarget,
): Promise<{ updated: number; moved: string[] }> {
  const { organizationId, importId, now, changedBy } = target;
  await tx.query(`create temporary table if not exists changed_calls
    (id uuid, before jsonb, after jsonb, texts boolean, words boolean) on commit delete rows`);
  const { rowCount } = await tx.query(CHANGED, [organizationId, comparedColumns, now]);
  if (!rowCount) return { updated: 0, moved: [] };
  if (importId !== null) await tx.query(JOURNAL, [organizationId, importId]);
  await tx.query(HISTORY_ROWS, [organizationId, HISTORY, changedBy, now]);
  await tx.query(
    `update calls c set ${mutableColumns.map((name) => `${name} = r.${name}`).join(", ")}, updated_at = $2
     from changed_calls x join merged_calls m on m.id = x.id, jsonb_populate_record(null::calls, m.new) r
     where c.organization_id = $1 and c.id = x.id`,
    [organizationId, now],
  );
  await tx.query(
    `insert into call_details (organization_id, call_id, layout_id, payload)
     select $1, d.id, d.new_layout, d.new_payload from merged_details d join changed_calls x on x.id = d.id and x.texts
     on conflict (organization_id, call_id) do update set layout_id = excluded.layout_id, payload = excluded.payload`,
    [organizationId],
  );
  await tx.query(
    `insert into call_transcripts select s.* from staged_transcripts s join changed_calls x on x.id = s.call_id and x.words
     on conflict (organization_id, call_id) do update
     set text = excluded.text, language = excluded.language, confidence = excluded.confidence`,
  );
  const moved = await tx.query<{ phone: string }>(MOVED, [DECISIVE]);
  await tx.query("truncate changed_calls");
  return { updated: rowCount, moved: moved.rows.map((row) => row.phone) };
}

/** Texts count as changed when a cell did; that two layouts became one is none of the user's business. */
const CHANGED = `insert into changed_calls
  select m.id,
    (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(m.old) where value is distinct from m.new -> key)
      || jsonb_build_object('updated_at', c.updated_at)
      || case when t.texts then jsonb_build_object('details', case when d.old_layout is null then null
           else jsonb_build_array(d.old_layout, d.old_payload) end) else '{}' end
      || case when w.words then jsonb_build_object('transcript', case when p.call_id is null then null
           else jsonb_build_array(p.text, p.language, p.confidence) end) else '{}' end,
    (select coalesce(jsonb_object_agg(key, m.new -> key), '{}') from jsonb_each(m.old) where value is distinct from m.new -> key)
      || jsonb_build_object('updated_at', $3::timestamptz)
      || case when t.texts then jsonb_build_object('details', jsonb_build_array(d.new_layout, d.new_payload)) else '{}' end
      || case when w.words then jsonb_build_object('transcript', jsonb_build_array(s.text, s.language, s.confidence)) else '{}' end,
    t.texts, w.words
  from merged_calls m
  join calls c on c.organization_id = $1 and c.id = m.id
  left join merged_details d on d.id = m.id
  left join staged_transcripts s on s.call_id = m.id
  left join call_transcripts p on p.organization_id = $1 and p.call_id = m.id
  cross join lateral (select d.id is not null and d.old_payload is distinct from d.new_payload as texts) t
  cross join lateral (select s.call_id is not null and (p.call_id is null or (m.wins and p.text <> s.text)) as words) w
  where t.texts or w.words or exists (
    select from unnest($2::text[]) as name where m.old -> name is distinct from m.new -> name)`;

const MOVED = `select distinct phone from changed_calls x join merged_calls m on m.id = x.id
  cross join lateral (values (m.old ->> 'phone'), (m.new ->> 'phone')) as of(phone)
  where x.before ?| $1::text[] and phone is not null`;

/** A row that this import brought itself needs no undo of its changes: it goes as a whole. */
const JOURNAL = `insert into import_changes (organization_id, import_id, row_id, before, after)
  select $1, $2, x.id, x.before, x.after from changed_calls x
  join calls c on c.organization_id = $1 and c.id = x.id and c.import_id is distinct from $2
  on conflict (organization_id, import_id, row_id) do update
  set before = excluded.before || import_changes.before, after = import_changes.after || excluded.after`;

const HISTORY_ROWS = `insert into call_field_history (organization_id, id, call_id, field, old_value, new_value, changed_by, changed_at)
  select $1, gen_random_uuid(), x.id, field, x.before ->> field, x.after ->> field, $3, $4
  from changed_calls x cross join unnest($2::text[]) as field where x.before ? field`;
