import type { Transaction } from "@parley/db";
import { customFields, detailLayouts } from "@parley/db/schema";
import { invalidInput } from "@parley/platform";
import { and, arrayOverlaps, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { CustomFieldType, CustomFilters } from "./schemas.ts";
import { typedCondition } from "./typed-condition.ts";

/**
 * SQL conditions on `calls c` for custom fields, whose texts call_details keeps by position. Throws invalid_input, naming the
 * parameter, for a field that the organization does not have and for a value that is not of its type.
 */
export async function customConditions(
  tx: Transaction,
  organizationId: string,
  filters: CustomFilters,
): Promise<SQL[]> {
  const keys = Object.keys(filters);
  if (keys.length === 0) return [];
  const known = await tx
    .select()
    .from(customFields)
    .where(and(eq(customFields.organizationId, organizationId), inArray(customFields.key, keys)));
  const types = new Map(known.map((field) => [field.key, field.type as CustomFieldType]));
  const layouts = await tx
    .select({ id: detailLayouts.id, columns: detailLayouts.columns })
    .from(detailLayouts)
    .where(and(eq(detailLayouts.organizationId, organizationId), arrayOverlaps(detailLayouts.columns, keys)));
  return keys.map((key) => {
    const type = types.get(key);
    if (!type) throw invalidInput([{ pointer: `/${key}`, message: "There is no such custom field." }]);
    const places = layouts.filter(({ columns }) => columns.includes(key));
    const condition = typedCondition(type, key, filters[key] ?? {});
    if (places.length === 0) return sql`false`;
    const cases = places.map(
      ({ id, columns }) => sql`when ${id}::int then split_part(d.payload, chr(31), ${columns.indexOf(key) + 1}::int)`,
    );
    return sql`exists (select from call_details d
      cross join lateral (select btrim(case d.layout_id ${sql.join(cases, sql` `)} end) as text offset 0) cell
      where d.organization_id = c.organization_id and d.call_id = c.id and ${condition})`;
  });
}
