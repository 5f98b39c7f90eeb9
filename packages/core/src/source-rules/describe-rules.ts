import type { Transaction } from "@parley/db";
import { type sourceRules, users } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { inArray, sql } from "drizzle-orm";
import { createRuleSet, type MergedKind, normaliseName, readRuleRows, spellVerdicts } from "../dimensions/index.ts";
import { mergedInUse } from "./merged-in-use.ts";
import type { SourceRule } from "./schemas.ts";

type Row = typeof sourceRules.$inferSelect;

/** Rows of `source_rules` as people see them, in the same order. */
export async function describeRules(tx: Transaction, organizationId: string, rows: Row[]): Promise<SourceRule[]> {
  const countsAs = new Map<string, string>();
  for (const kind of new Set(rows.map((row) => row.kind as MergedKind))) {
    const set = createRuleSet(await readRuleRows(tx, organizationId, kind));
    const verdicts = rows
      .filter((row) => row.kind === kind)
      .map((row) => ({ id: row.id, verdict: set.find(row.match)! }));
    const spell = await spellVerdicts(
      tx,
      organizationId,
      kind,
      verdicts.map(({ verdict }) => verdict),
    );
    for (const { id, verdict } of verdicts) countsAs.set(id, spell(verdict));
  }
  const named = await countNamed(tx, organizationId, rows);
  const makers = await readMakers(
    tx,
    rows.flatMap(({ createdBy }) => createdBy ?? []),
  );
  return rows.map((row) => ({
    id: encodeId("rule", row.id),
    kind: row.kind as MergedKind,
    match: row.match,
    target: row.target,
    countsAs: countsAs.get(row.id) ?? row.target,
    isDefault: row.isDefault,
    ...(named.get(row.id) ?? { names: 0, calls: 0 }),
    createdAt: row.createdAt,
    createdBy: (row.createdBy && makers.get(row.createdBy)) ?? null,
  }));
}

/** How many tracked names each rule names, and the calls that have them; not those that only resemble its target. */
async function countNamed(tx: Transaction, organizationId: string, rules: Row[]) {
  const { rows } = await tx.execute<{ rule_id: string; value: string; calls: number }>(sql`
    select d.merged_by as rule_id, d.value, used.calls from (${mergedInUse(organizationId)}) used
    join dimension_values d on d.organization_id = ${organizationId} and d.kind = used.kind and d.id = used.id`);
  const matches = new Map(rules.map(({ id, match }) => [id, match]));
  const counts = new Map<string, { names: number; calls: number }>();
  for (const { rule_id, value, calls } of rows) {
    if (normaliseName(value) !== matches.get(rule_id)) continue;
    const { names, calls: before } = counts.get(rule_id) ?? { names: 0, calls: 0 };
    counts.set(rule_id, { names: names + 1, calls: before + calls });
  }
  return counts;
}

async function readMakers(tx: Transaction, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
