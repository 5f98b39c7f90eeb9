import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";

/** Writes local day, hour and ISO weekday of all calls anew for a time zone. Rows that keep theirs are not touched. */
export async function rebuildLocalTimes(tx: Transaction, organizationId: string, timezone: string): Promise<void> {
  await tx.execute(sql`
    update calls c
       set local_date = l.day, local_hour = l.hour, local_dow = l.dow
      from (select id, (called_at at time zone ${timezone})::date as day,
                   extract(hour from called_at at time zone ${timezone})::smallint as hour,
                   extract(isodow from called_at at time zone ${timezone})::smallint as dow
              from calls where organization_id = ${organizationId}) l
     where c.organization_id = ${organizationId} and c.id = l.id
       and (c.local_date, c.local_hour, c.local_dow) is distinct from (l.day, l.hour, l.dow)`);
}
