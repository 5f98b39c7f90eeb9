import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";

/** Rows of one slice: about half a second, in which nothing else writes the organization's calls. */
const SLICE_ROWS = 20_000;

/** A call in the order of time; the slice behind it begins with the next earlier one. */
export interface CallPlace {
  /** As Postgres writes it, to the microsecond. */
  calledAt: string;
  id: string;
}

/**
 * Sets the local day, hour and ISO weekday of a slice of calls, latest first, to those of the organization's zone. Rows that have them
 * already are not touched. Returns where the next slice begins, or null when this was the last one.
 */
export async function rezoneSlice(
  tx: Transaction,
  organizationId: string,
  after: CallPlace | null,
  sliceRows = SLICE_ROWS,
): Promise<CallPlace | null> {
  const { rows } = await tx.execute<{ called_at: string; id: string; size: number }>(sql`
    with slice as materialized (
      select c.id, c.called_at, (c.called_at at time zone o.timezone)::date as day,
        extract(hour from c.called_at at time zone o.timezone)::smallint as hour,
        extract(isodow from c.called_at at time zone o.timezone)::smallint as dow
      from organizations o join calls c on c.organization_id = o.id
      where o.id = ${organizationId}
        ${after ? sql`and (c.called_at, c.id) < (${after.calledAt}::timestamptz, ${after.id}::uuid)` : sql``}
      order by c.called_at desc, c.id desc limit ${sliceRows}),
    moved as (
      update calls c set local_date = s.day, local_hour = s.hour, local_dow = s.dow
      from slice s where c.organization_id = ${organizationId} and c.id = s.id
        and (c.local_date, c.local_hour, c.local_dow) is distinct from (s.day, s.hour, s.dow))
    select called_at::text as called_at, id, (count(*) over ())::int as size from slice order by slice.called_at, slice.id limit 1`);
  const last = rows[0];
  return last && last.size === sliceRows ? { calledAt: last.called_at, id: last.id } : null;
}
