import { type SQL, sql } from "drizzle-orm";
import { mergedKinds } from "../dimensions/index.ts";

/**
 * SQL of the merged names that calls or ad spend have, with how many calls: (kind, id, calls). A word that only stood as the target of a
 * rule that is gone is none: nobody tracked it.
 */
export function mergedInUse(organizationId: string): SQL {
  const parts = mergedKinds.flatMap((kind) => {
    const column = sql.identifier(`${kind}_id`);
    const ids = sql`array(select id from dimension_values where organization_id = ${organizationId} and kind = ${kind}
      and merged_into is not null)`;
    const used = (table: string, calls: SQL) => sql`select ${kind} as kind, ${column} as id, ${calls} as calls
      from ${sql.identifier(table)} where organization_id = ${organizationId} and ${column} = any(${ids}) group by ${column}`;
    return [used("calls", sql`count(*)`), used("ad_spend", sql`0`)];
  });
  return sql`select kind, id, sum(calls)::int as calls from (${sql.join(parts, sql` union all `)}) u group by kind, id`;
}
