import type { BulkTransaction } from "@parley/db";
import { mutableColumns } from "../engine/tuple-columns.ts";
import { lockCalls } from "./lock-calls.ts";
import { snapshot } from "./merge-calls.ts";
import { recountCallers } from "./refresh-callers.ts";
import { movedPhones } from "./settle-callers.ts";

/**
 * Takes an import of calls back as if it had never run: its calls go, those that it changed become what they were, column by column.
 * What a later import or a person wrote into a column since then stays. Where a later import has a call too, it takes over.
 */
export async function undoCalls(tx: BulkTransaction, organizationId: string, importId: string): Promise<void> {
  const mine = [organizationId, importId];
  await lockCalls(tx, organizationId);
  const moved = await movedPhones(tx, organizationId, importId);
  await tx.query(NOTE_FOR_JOURNEYS, mine);
  await tx.query(LATER, mine);
  await handOver(tx, mine);
  await restore(tx, mine);
  const gone = await remove(tx, mine);
  await tx.query("delete from import_changes where organization_id = $1 and import_id = $2", mine);
  await tx.query("delete from call_field_history where organization_id = $1 and changed_by = $2", [
    organizationId,
    `import:${importId}`,
  ]);
  await tx.query("drop table later_changes");
  await recountCallers(tx, organizationId, [...new Set([...moved, ...gone])]);
}

/** For the job that links journeys: calls that change back keep an earlier time of change, and those that go leave touches (core/journeys). */
const NOTE_FOR_JOURNEYS = `insert into person_keys (organization_id, kind, value, person_id)
  select $1::uuid, 'stale', row_id::text, 0 from import_changes where organization_id = $1 and import_id = $2
  union all select $1::uuid, 'stale', 'gone', 0 on conflict do nothing`;

/**
 * What others changed in its rows since: any change of a call that this import brought, else what was changed after it did. By the changes'
 * own times: an import may pause for days while others run.
 */
const LATER = `create temporary table later_changes on commit drop as
  select x.row_id, x.import_id, x.before,
    row_number() over (partition by x.row_id order by (x.after ->> 'updated_at')::timestamptz, x.import_id) as n
  from import_changes x
  left join import_changes mine on mine.organization_id = $1 and mine.import_id = $2 and mine.row_id = x.row_id
  left join calls brought on brought.organization_id = $1 and brought.import_id = $2 and brought.id = x.row_id
  where x.organization_id = $1 and x.import_id <> $2 and (brought.id is not null
    or ((x.after ->> 'updated_at')::timestamptz, x.import_id) > ((mine.after ->> 'updated_at')::timestamptz, mine.import_id))`;

/** A call that this import brought and a later one has too is then the later one's. */
async function handOver(tx: BulkTransaction, mine: string[]): Promise<void> {
  await tx.query(
    `with next as (
       select l.row_id, l.import_id from later_changes l join calls c on c.organization_id = $1 and c.id = l.row_id
       where l.n = 1 and c.import_id = $2),
     freed as (delete from import_changes x using next where x.organization_id = $1 and x.import_id = next.import_id and x.row_id = next.row_id)
     update calls c set import_id = next.import_id from next where c.organization_id = $1 and c.id = next.row_id`,
    mine,
  );
}

async function restore(tx: BulkTransaction, mine: string[]): Promise<void> {
  // What a later import changed as well is no longer there to be restored: that import's undo will lead to what was before both.
  await tx.query(
    `update import_changes y set before = y.before || spliced.values
     from (
       select first.row_id, first.import_id, jsonb_object_agg(first.key, x.before -> first.key) as values
       from (select distinct on (l.row_id, k.key) l.row_id, l.import_id, k.key
             from later_changes l cross join lateral jsonb_object_keys(l.before) as k(key) order by l.row_id, k.key, l.n) first
       join import_changes x on x.organization_id = $1 and x.import_id = $2 and x.row_id = first.row_id and x.before ? first.key
       group by first.row_id, first.import_id) spliced
     where y.organization_id = $1 and y.import_id = spliced.import_id and y.row_id = spliced.row_id`,
    mine,
  );
  await tx.query(RESTORABLE, mine);
  await tx.query(
    `update calls c set ${[...mutableColumns, "updated_at"].map((name) => `${name} = ${LOCAL_TIMES[name] ?? `r.${name}`}`).join(", ")}
     from restorable x, jsonb_populate_record(null::calls, x.values) r, organizations o
     where c.organization_id = $1 and c.id = x.row_id and o.id = c.organization_id`,
    [mine[0]],
  );
  await restoreTexts(tx, mine);
  await tx.query("drop table restorable");
}

/** What was before may be of a time zone that the organization has left since. */
const LOCAL_TIMES: Record<string, string> = {
  local_date: "(r.called_at at time zone o.timezone)::date",
  local_hour: "extract(hour from r.called_at at time zone o.timezone)",
  local_dow: "extract(isodow from r.called_at at time zone o.timezone)",
};

/** Each changed call as it will be: its present columns, and what this import replaced where nobody has written since. */
const RESTORABLE = `create temporary table restorable on commit drop as
  select x.row_id, s.now || coalesce((
      select jsonb_object_agg(b.key, b.value) from jsonb_each(x.before) b
      where b.key not in ('details', 'transcript') and s.now -> b.key = x.after -> b.key and not later.keys ? b.key), '{}') as values,
    x.before, x.after, later.keys
  from import_changes x
  join calls c on c.organization_id = $1 and c.id = x.row_id
  cross join lateral (select ${snapshot("c")} || jsonb_build_object('updated_at', c.updated_at) as now) s
  cross join lateral (select coalesce(jsonb_object_agg(k.key, true), '{}') as keys
    from later_changes l cross join lateral jsonb_object_keys(l.before) as k(key) where l.row_id = x.row_id) later
  where x.organization_id = $1 and x.import_id = $2`;

async function restoreTexts(tx: BulkTransaction, [organizationId]: string[]): Promise<void> {
  const changed = (key: string) => `x.before ? '${key}' and not x.keys ? '${key}'`;
  await tx.query(
    `update call_details d set layout_id = (x.before -> 'details' ->> 0)::int, payload = x.before -> 'details' ->> 1
     from restorable x where d.organization_id = $1 and d.call_id = x.row_id and ${changed("details")}
       and x.before -> 'details' <> 'null'`,
    [organizationId],
  );
  await tx.query(
    `delete from call_details d using restorable x where d.organization_id = $1 and d.call_id = x.row_id
     and ${changed("details")} and x.before -> 'details' = 'null'`,
    [organizationId],
  );
  await tx.query(
    `update call_transcripts t set text = x.before -> 'transcript' ->> 0, language = x.before -> 'transcript' ->> 1,
       confidence = (x.before -> 'transcript' ->> 2)::real
     from restorable x where t.organization_id = $1 and t.call_id = x.row_id and ${changed("transcript")}
       and x.before -> 'transcript' <> 'null'`,
    [organizationId],
  );
  await tx.query(
    `delete from call_transcripts t using restorable x where t.organization_id = $1 and t.call_id = x.row_id
     and ${changed("transcript")} and x.before -> 'transcript' = 'null'`,
    [organizationId],
  );
  await tx.query("delete from call_search where organization_id = $1 and call_id in (select row_id from restorable)", [
    organizationId,
  ]);
}

/** Deletes what the import brought; returns the numbers that called. */
async function remove(tx: BulkTransaction, mine: string[]): Promise<string[]> {
  await tx.query(
    "create temporary table gone_calls on commit drop as select id, phone from calls where organization_id = $1 and import_id = $2",
    mine,
  );
  for (const table of ["call_details", "call_transcripts", "call_search", "call_field_history"]) {
    await tx.query(`delete from ${table} where organization_id = $1 and call_id in (select id from gone_calls)`, [
      mine[0],
    ]);
  }
  await tx.query("delete from calls where organization_id = $1 and import_id = $2", mine);
  const { rows } = await tx.query<{ phone: string }>(
    "select distinct phone::text from gone_calls where phone is not null",
  );
  await tx.query("drop table gone_calls");
  return rows.map((row) => row.phone);
}
