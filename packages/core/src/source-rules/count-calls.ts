import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import type { MergedKind } from "../dimensions/index.ts";

/** Calls by the id of their tracked source, medium or campaign. */
export async function countCalls(
  tx: Transaction,
  organizationId: string,
  kind: MergedKind,
): Promise<Map<number, number>> {
  const column = sql.identifier(`${kind}_id`);
  const { rows } = await tx.execute<{ id: number; calls: string }>(
    sql`select ${column} as id, count(*) as calls from calls where organization_id = ${organizationId}
        and ${column} is not null group by 1`,
  );
  return new Map(rows.map(({ id, calls }) => [id, Number(calls)]));
}
