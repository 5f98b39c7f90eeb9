import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import type { DimensionKind } from "./kinds.ts";

interface Row extends Record<string, unknown> {
  id: number;
  value: string;
}

/** The values that the dictionary has already. */
export async function selectValues(
  tx: Transaction,
  organizationId: string,
  kind: DimensionKind,
  values: string[],
): Promise<Row[]> {
  const found = await tx.execute<Row>(
    sql`select id, value from dimension_values where organization_id = ${organizationId} and kind = ${kind}
        and value = any(${sql.param(values)}::text[])`,
  );
  return found.rows;
}

/** Gives the next ids to values that the dictionary does not have. Call it under the dictionaries' lock. */
export async function insertValues(
  tx: Transaction,
  organizationId: string,
  kind: DimensionKind,
  values: string[],
): Promise<Row[]> {
  const inserted = await tx.execute<Row>(
    sql`insert into dimension_values (organization_id, kind, id, value)
        select ${organizationId}, ${kind}, coalesce((select max(id) from dimension_values
          where organization_id = ${organizationId} and kind = ${kind}), 0) + position, value
        from unnest(${sql.param(values)}::text[]) with ordinality as fresh(value, position)
        returning id, value`,
  );
  return inserted.rows;
}
