import type { BulkTransaction } from "@parley/db";

/** What makes its number a caller: a tracked call from outside that is not spam. */
const MAKES_CALLER = "kind = 'tracked' and direction = 'inbound' and not spam and phone is not null";

/** Columns of a call on which depends whether it is its number's first. */
export const DECISIVE = ["phone", "called_at", "direction", "spam"];

const ON_CONFLICT = `on conflict (organization_id, phone) do update
  set first_at = excluded.first_at, first_call_id = excluded.first_call_id
  where (excluded.first_at, excluded.first_call_id) < (callers.first_at, callers.first_call_id)`;

/**
 * Keeps `callers` true after calls were added: the first call of each number over the whole organization, whatever the order in
 * which files come. `condition` picks the added calls, with $2 and on for its values.
 */
export async function addCallers(
  tx: BulkTransaction,
  organizationId: string,
  condition: string,
  values: unknown[],
): Promise<void> {
  const known = await tx.query("select from callers where organization_id = $1 limit 1", [organizationId]);
  // Most of the first import's callers are new: looking each up before would take as long again.
  const conflict = known.rowCount === 0 ? "" : ON_CONFLICT;
  await tx.query(
    `insert into callers (organization_id, phone, first_at, first_call_id)
     select distinct on (phone) organization_id, phone, called_at, id from calls
     where organization_id = $1 and ${MAKES_CALLER} and ${condition} order by phone, called_at, id
     ${conflict}`,
    [organizationId, ...values],
  );
}

/** Works the first call of these numbers out anew: some of their calls are gone or have moved. */
export async function recountCallers(tx: BulkTransaction, organizationId: string, phones: string[]): Promise<void> {
  if (phones.length === 0) return;
  await tx.query("delete from callers where organization_id = $1 and phone = any($2::bigint[])", [
    organizationId,
    phones,
  ]);
  await addCallers(tx, organizationId, "phone = any($2::bigint[])", [phones]);
}
