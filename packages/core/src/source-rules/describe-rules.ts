import type { Transaction } from "@parley/db";
import { dimensionValues, type sourceRules, users } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, count, eq, inArray } from "drizzle-orm";
import { createRuleSet, type MergedKind, readRuleRows, spellVerdicts } from "../dimensions/index.ts";
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
  const names = await countNames(
    tx,
    organizationId,
    rows.map(({ id }) => id),
  );
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
    names: names.get(row.id) ?? 0,
    createdAt: row.createdAt,
    createdBy: (row.createdBy && makers.get(row.createdBy)) ?? null,
  }));
}

async function countNames(tx: Transaction, organizationId: string, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: dimensionValues.mergedBy, names: count() })
    .from(dimensionValues)
    .where(and(eq(dimensionValues.organizationId, organizationId), inArray(dimensionValues.mergedBy, ids)))
    .groupBy(dimensionValues.mergedBy);
  return new Map(rows.map(({ id, names }) => [id!, names]));
}

/** Names of people by their id. */
export async function readMakers(tx: Transaction, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
