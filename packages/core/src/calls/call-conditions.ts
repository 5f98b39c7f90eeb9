import type { Transaction } from "@parley/db";
import { type SQL, sql } from "drizzle-orm";
import { customConditions } from "../custom-fields/index.ts";
import { filterConditions } from "./filter-conditions.ts";
import type { CallFilters } from "./schemas.ts";

/** Where a page of calls, latest first, ended. The instant is the database's own text, with its microseconds. */
export interface CallPlace {
  calledAt: string;
  id: string;
}

/** The whole SQL condition on `calls c` for the organization's calls under these filters, after a place in their order. Throws invalid_input. */
export async function callConditions(
  tx: Transaction,
  organizationId: string,
  filters: CallFilters,
  after: CallPlace | null,
): Promise<SQL> {
  const conditions = [
    sql`c.organization_id = ${organizationId}`,
    ...filterConditions(filters),
    ...(await customConditions(tx, organizationId, filters.custom ?? {})),
  ];
  if (after) conditions.push(sql`(c.called_at, c.id) < (${after.calledAt}::timestamptz, ${after.id}::uuid)`);
  return sql.join(conditions, sql` and `);
}
