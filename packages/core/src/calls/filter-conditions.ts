import { type SQL, sql } from "drizzle-orm";
import { searchCondition } from "../call-search/index.ts";
import type { CallFilters } from "./schemas.ts";

const dimensionFilters = ["source", "medium", "campaign", "agent", "state"] as const;

/** SQL conditions on `calls c` for a list's filters. Days are counted in the organization's time zone, both ends inclusive. */
export function filterConditions(filters: CallFilters): SQL[] {
  const conditions: SQL[] = [];
  if (filters.from) conditions.push(sql`c.local_date >= ${filters.from}`);
  if (filters.to) conditions.push(sql`c.local_date <= ${filters.to}`);
  if (filters.status) conditions.push(sql`c.status = ${filters.status}`);
  if (filters.direction) conditions.push(sql`c.direction = ${filters.direction}`);
  if (filters.kind) conditions.push(sql`c.kind = ${filters.kind}`);
  for (const kind of dimensionFilters) {
    const value = filters[kind];
    if (value === undefined) continue;
    conditions.push(sql`${sql.raw(`c.${kind}_id`)} = any(array(${idsCountingAs(kind, value)}))`);
  }
  if (filters.tag) conditions.push(sql`${filters.tag} = any(c.tags)`);
  if (filters.minValue !== undefined) conditions.push(sql`c.value_minor >= ${Math.round(filters.minValue * 100)}`);
  if (filters.minDuration !== undefined) conditions.push(sql`c.duration_seconds >= ${filters.minDuration}`);
  if (filters.q) conditions.push(searchCondition(filters.q));
  return conditions;
}

/**
 * Values that count as the same as this text: itself, and what source rules merge with it. A text that is merged finds the calls of
 * what it counts as, so an old address goes on working. The tenant is that of the transaction: asked once, not for each call.
 */
function idsCountingAs(kind: (typeof dimensionFilters)[number], value: string): SQL {
  return sql`select d.id from dimension_values asked join dimension_values d on d.organization_id = asked.organization_id
    and d.kind = asked.kind and coalesce(d.merged_into, d.id) = coalesce(asked.merged_into, asked.id)
    where asked.organization_id = (select current_organization_id()) and asked.kind = ${kind} and asked.value = ${value}`;
}
