import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import { createRuleSet, type SourceRuleRow, type Verdict } from "./create-rule-set.ts";
import { insertValues, selectValues } from "./insert-values.ts";
import type { MergedKind } from "./merged-kinds.ts";
import { readRuleRows } from "./read-rule-rows.ts";
import { spellVerdicts } from "./spell-verdicts.ts";

export interface DictionaryValue extends Record<string, unknown> {
  id: number;
  value: string;
  mergedInto: number | null;
  mergedBy: string | null;
}

/**
 * Makes a dictionary say what the rules say: which value each one counts as, and by which rule. What was tracked stays as it is. The
 * outcome depends only on the rules and the values, so the same call makes a rule, changes it and undoes it. `only` names values
 * that have just come; without it all of the kind are looked at. A target that no value has yet gets one, and keeps it when the rule goes:
 * a running import may remember its id. Call it under the dictionaries' lock.
 */
export async function mergeValues(
  tx: Transaction,
  organizationId: string,
  kind: MergedKind,
  only?: readonly DictionaryValue[],
): Promise<void> {
  const rules = await readRuleRows(tx, organizationId, kind);
  const values = only ?? (await readValues(tx, organizationId, kind));
  const wanted = await findTargets(tx, organizationId, kind, rules, values);
  const changed = values.flatMap(({ id, value, mergedInto, mergedBy }) => {
    const { into, by } = wanted.get(value) ?? { into: null, by: null };
    return into === mergedInto && by === mergedBy ? [] : [{ id, into, by }];
  });
  if (changed.length === 0) return;
  await tx.execute(sql`update dimension_values d set merged_into = c.merged_into, merged_by = c.merged_by
    from unnest(${sql.param(changed.map(({ id }) => id))}::int[], ${sql.param(changed.map(({ into }) => into))}::int[],
      ${sql.param(changed.map(({ by }) => by))}::uuid[]) as c(id, merged_into, merged_by)
    where d.organization_id = ${organizationId} and d.kind = ${kind} and d.id = c.id`);
}

/** For each value that counts as another one: which, and by which rule. */
async function findTargets(
  tx: Transaction,
  organizationId: string,
  kind: MergedKind,
  rules: SourceRuleRow[],
  values: readonly DictionaryValue[],
): Promise<Map<string, { into: number; by: string }>> {
  const set = createRuleSet(rules);
  const verdicts = new Map<string, Verdict>();
  for (const { value } of values) {
    const verdict = set.find(value);
    if (verdict) verdicts.set(value, verdict);
  }
  const spell = await spellVerdicts(tx, organizationId, kind, verdicts.values());
  const merges = [...verdicts].map(([value, verdict]) => ({ value, by: verdict.ruleId, target: spell(verdict) }));
  const others = merges.filter(({ value, target }) => value !== target);
  const ids = await targetIds(tx, organizationId, kind, new Set(others.map(({ target }) => target)));
  return new Map(others.map(({ value, by, target }) => [value, { into: ids.get(target)!, by }]));
}

async function targetIds(
  tx: Transaction,
  organizationId: string,
  kind: MergedKind,
  targets: Set<string>,
): Promise<Map<string, number>> {
  if (targets.size === 0) return new Map();
  const known = await selectValues(tx, organizationId, kind, [...targets]);
  for (const { value } of known) targets.delete(value);
  const made = targets.size > 0 ? await insertValues(tx, organizationId, kind, [...targets]) : [];
  return new Map([...known, ...made].map(({ id, value }) => [value, id]));
}

async function readValues(tx: Transaction, organizationId: string, kind: MergedKind): Promise<DictionaryValue[]> {
  const { rows } = await tx.execute<DictionaryValue>(
    sql`select id, value, merged_into as "mergedInto", merged_by as "mergedBy" from dimension_values
        where organization_id = ${organizationId} and kind = ${kind} order by id`,
  );
  return rows;
}
