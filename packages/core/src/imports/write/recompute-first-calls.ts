import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";

/**
 * Sets in `callers` which call is the first of its number, over all calls of the organization: files come in any order, and a
 * corrected row may move a call. A first call is the earliest inbound tracked call of a number that is not spam; calls without a number are none.
 */
export async function recomputeFirstCalls(tx: Transaction, organizationId: string): Promise<void> {
  await tx.execute(sql`create temporary table first_calls on commit drop as
    select distinct on (phone) phone, called_at, id from calls
    where organization_id = ${organizationId} and kind = 'tracked' and direction = 'inbound' and not spam and phone is not null
    order by phone, called_at, id`);
  await tx.execute(sql`insert into callers (organization_id, phone, first_at, first_call_id)
    select ${organizationId}, phone, called_at, id from first_calls
    on conflict (organization_id, phone) do update set first_at = excluded.first_at, first_call_id = excluded.first_call_id
    where (callers.first_at, callers.first_call_id) is distinct from (excluded.first_at, excluded.first_call_id)`);
  await tx.execute(sql`delete from callers where organization_id = ${organizationId}
    and not exists (select from first_calls where first_calls.phone = callers.phone)`);
  await tx.execute(sql`drop table first_calls`);
}
