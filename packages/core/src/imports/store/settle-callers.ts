import type { BulkDatabase, BulkTransaction } from "@parley/db";
import type { ImportRow } from "../import-summary.ts";
import { lockCalls } from "./lock-calls.ts";
import { addCallers, DECISIVE, recountCallers } from "./refresh-callers.ts";

/** Brings `callers` up to date with what an import has committed, however far it came. */
export function settleCallers(
  bulk: BulkDatabase,
  { organizationId, id }: Pick<ImportRow, "organizationId" | "id">,
): Promise<void> {
  return bulk.transaction(organizationId, async (tx) => {
    await lockCalls(tx, organizationId);
    // Sorting the callers of a million calls in memory takes half of the time that it takes on disk.
    await tx.query("set local synchronous_commit = off");
    await tx.query("set local work_mem = '128MB'");
    await addCallers(tx, organizationId, "import_id = $2", [id]);
    await recountCallers(tx, organizationId, await movedPhones(tx, organizationId, id));
  });
}

/** Numbers of calls that an import changed in a way that may make another call the first. */
export async function movedPhones(tx: BulkTransaction, organizationId: string, importId: string): Promise<string[]> {
  const { rows } = await tx.query<{ phone: string }>(
    `select distinct phone::text from (
       select x.before, x.after, c.phone as now from import_changes x
       join calls c on c.organization_id = x.organization_id and c.id = x.row_id
       where x.organization_id = $1 and x.import_id = $2 and x.before ?| $3::text[]) moved
     cross join lateral (values ((before ->> 'phone')::bigint), ((after ->> 'phone')::bigint), (now)) as of(phone)
     where phone is not null`,
    [organizationId, importId, DECISIVE],
  );
  return rows.map((row) => row.phone);
}
