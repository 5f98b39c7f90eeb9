import type { BulkTransaction } from "@parley/db";
import { ensureLayout } from "./ensure-layout.ts";
import type { WriteTarget } from "./write-batch.ts";

/**
 * Works out the kept texts of each merged call (merged_details), cell by cell under the same rule as the call's columns. Two layouts
 * become one that has the columns of both.
 */
export async function mergeDetails(tx: BulkTransaction, target: WriteTarget): Promise<void> {
  const { organizationId } = target;
  await tx.query(`create temporary table if not exists merged_details
    (id uuid, old_layout int, old_payload text, new_layout int, new_payload text) on commit delete rows`);
  const stored = await tx.query<{ layout_id: number | null; staged_id: number }>(
    `select distinct d.layout_id, s.layout_id as staged_id from merged_calls m join staged_details s on s.call_id = m.id
     left join call_details d on d.organization_id = $1 and d.call_id = m.id`,
    [organizationId],
  );
  for (const { layout_id, staged_id } of stored.rows) {
    if (layout_id === null) await takeAll(tx, organizationId);
    else await mergeLayouts(tx, organizationId, layout_id, staged_id);
  }
}

async function takeAll(tx: BulkTransaction, organizationId: string): Promise<void> {
  await tx.query(
    `insert into merged_details select m.id, null, null, s.layout_id, s.payload
     from merged_calls m join staged_details s on s.call_id = m.id
     where not exists (select from call_details d where d.organization_id = $1 and d.call_id = m.id)`,
    [organizationId],
  );
}

async function mergeLayouts(
  tx: BulkTransaction,
  organizationId: string,
  stored: number,
  staged: number,
): Promise<void> {
  const columns = await layoutColumns(tx, organizationId, [stored, staged]);
  const [storedColumns, stagedColumns] = [columns.get(stored)!, columns.get(staged)!];
  const union = [...storedColumns, ...stagedColumns.filter((name) => !storedColumns.includes(name))];
  const layoutId = union.length === storedColumns.length ? stored : await ensureLayout(tx, organizationId, union);
  const places = (of: string[]) => union.map((name) => of.indexOf(name) + 1);
  await tx.query(
    `insert into merged_details
     select m.id, d.layout_id, d.payload, $4::int, rtrim((
       select string_agg(case when m.wins then coalesce(nullif(s.cells[place.staged], ''), d.cells[place.stored], '')
         else coalesce(nullif(d.cells[place.stored], ''), s.cells[place.staged], '') end, E'\\x1f' order by place.n)
       from unnest($5::int[], $6::int[]) with ordinality as place(stored, staged, n)), E'\\x1f')
     from merged_calls m
     join (select call_id, layout_id, string_to_array(payload, E'\\x1f') as cells from staged_details) s on s.call_id = m.id
     join (select organization_id, call_id, layout_id, payload, string_to_array(payload, E'\\x1f') as cells from call_details) d
       on d.organization_id = $1 and d.call_id = m.id and d.layout_id = $2
     where s.layout_id = $3`,
    [organizationId, stored, staged, layoutId, places(storedColumns), places(stagedColumns)],
  );
}

async function layoutColumns(
  tx: BulkTransaction,
  organizationId: string,
  ids: number[],
): Promise<Map<number, string[]>> {
  const { rows } = await tx.query<{ id: number; columns: string[] }>(
    "select id, columns from detail_layouts where organization_id = $1 and id = any($2::int[])",
    [organizationId, ids],
  );
  return new Map(rows.map((row) => [row.id, row.columns]));
}
