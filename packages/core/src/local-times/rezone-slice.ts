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
  const own = sql`c.organization_id = ${organizationId}`;
  const above = after ? sql`and (c.called_at, c.id) < (${after.calledAt}::timestamptz, ${after.id}::uuid)` : sql``;
  const ends = await tx.execute<{ called_at: string; id: string }>(sql`
    select c.called_at::text as called_at, c.id from calls c where ${own} ${above}
    order by c.called_at desc, c.id desc limit 1 offset ${sliceRows - 1}`);
  const last = ends.rows[0];
  const zones = await tx.execute<{ timezone: string }>(
    sql`select timezone from organizations where id = ${organizationId} for share`,
  );
  const local = sql`c.called_at at time zone ${zones.rows[0]?.timezone ?? "UTC"}`;
  const [day, hour, weekday] = [
    sql`(${local})::date`,
    sql`extract(hour from ${local})::smallint`,
    sql`extract(isodow from ${local})::smallint`,
  ];
  // By its two ends in the index by time: a join with the slice's ids reads the whole table once a slice.
  const below = last ? sql`and (c.called_at, c.id) >= (${last.called_at}::timestamptz, ${last.id}::uuid)` : sql``;
  await tx.execute(sql`
    update calls c set local_date = ${day}, local_hour = ${hour}, local_dow = ${weekday} where ${own} ${above} ${below}
      and (c.local_date, c.local_hour, c.local_dow) is distinct from (${day}, ${hour}, ${weekday})`);
  return last ? { calledAt: last.called_at, id: last.id } : null;
}
