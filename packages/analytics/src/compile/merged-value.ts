import type { Scope } from "./scope.ts";

/** Whether the organization counts some values of the dictionary as others. */
export function isMerged(dictionary: string, scope: Scope): boolean {
  return scope.merged.has(dictionary);
}

/**
 * The id that a dictionary's id counts as. It is looked up in an array that is read once a statement, which costs a scan of calls next to
 * nothing and, since it happens before grouping, leaves distinct counts right. Needs `countedIds` before the statement.
 */
export function countedId(column: string, dictionary: string): string {
  return `coalesce(((select ids from counted_${dictionary}))[${column}], ${column})`;
}

/** The arrays for those dictionaries that the expressions use, as the beginning of a statement. $1 is the organization. */
export function countedIds(expressions: readonly string[], scope: Scope): string {
  const used = [...scope.merged].filter((kind) => expressions.some((text) => text.includes(`counted_${kind})`)));
  if (used.length === 0) return "";
  const arrays = used.map((dictionary) => {
    const merged = `dimension_values where organization_id = $1::uuid and kind = '${dictionary}' and merged_into is not null`;
    return `counted_${dictionary} as (select array(select coalesce(merged_into, n)
      from generate_series(1, (select max(id) from ${merged})) n left join (select id, merged_into from ${merged}) merged on id = n
      order by n) as ids)`;
  });
  return `with ${arrays.join(", ")} `;
}
