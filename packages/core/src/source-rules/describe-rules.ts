import type { Transaction } from "@parley/db";
import { type sourceRules, users } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { inArray, sql } from "drizzle-orm";
import { createRuleSet, type MergedKind, readRuleRows, spellVerdicts } from "../dimensions/index.ts";
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
  const merged = await countMerged(tx, organizationId);
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
    ...(merged.get(row.id) ?? { names: 0, calls: 0 }),
    createdAt: row.createdAt,
    createdBy: (row.createdBy && makers.get(row.createdBy)) ?? null,
  }));
}

/** How many tracked names each rule merges, and the calls that have them. */
async function countMerged(
  tx: Transaction,
  organizationId: string,
): Promise<Map<string, { names: number; calls: number }>> {
  const { rows } = await tx.execute<{ id: string; names: number; calls: number }>(sql`
    select d.merged_by as id, count(*)::int as names, sum(used.calls)::int as calls from (${mergedInUse(organizationId)}) used
    join dimension_values d on d.organization_id = ${organizationId} and d.kind = used.kind and d.id = used.id
    group by d.merged_by`);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

async function readMakers(tx: Transaction, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
