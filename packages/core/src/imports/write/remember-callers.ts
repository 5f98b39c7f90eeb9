import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import { plainArray } from "./array-literals.ts";
import type { PreparedCall } from "./prepare-call.ts";

/** Only a call from outside that is not spam makes its number a caller. */
const makesCaller = (row: PreparedCall) => row.phone !== null && row.direction === "inbound" && !row.spam;

/** Keeps the earliest known call of each number. Numbers go in order, so that two writers never wait for each other in a circle. */
export async function rememberCallers(tx: Transaction, organizationId: string, rows: PreparedCall[]): Promise<void> {
  const first = new Map<number, PreparedCall>();
  for (const row of rows) {
    if (!makesCaller(row)) continue;
    const known = first.get(row.phone!);
    if (!known || row.calledAt < known.calledAt || (row.calledAt === known.calledAt && row.id < known.id)) {
      first.set(row.phone!, row);
    }
  }
  if (first.size === 0) return;
  const callers = [...first.values()].sort((a, b) => a.phone! - b.phone!);
  await tx.execute(
    sql`insert into callers (organization_id, phone, first_at, first_call_id)
        select ${organizationId}, phone, to_timestamp(at / 1000.0), id
        from unnest(${plainArray(callers.map((row) => row.phone))}::bigint[], ${plainArray(callers.map((row) => row.calledAt))}::bigint[],
          ${plainArray(callers.map((row) => row.id))}::uuid[]) as incoming(phone, at, id)
        on conflict (organization_id, phone) do update set first_at = excluded.first_at, first_call_id = excluded.first_call_id
        where (excluded.first_at, excluded.first_call_id) < (callers.first_at, callers.first_call_id)`,
  );
}
