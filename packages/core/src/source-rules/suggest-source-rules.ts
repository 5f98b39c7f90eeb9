import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import { type Context, guard, inTenant } from "../context/index.ts";
import { type MergedKind, mergedKinds, readRuleRows } from "../dimensions/index.ts";
import { countCalls } from "./count-calls.ts";
import { findSuggestions, type Suggestion } from "./find-suggestions.ts";

export interface SourceRuleSuggestion extends Suggestion {
  kind: MergedKind;
}

const MOST = 50;

/**
 * Names that look like another spelling of one that more calls have, of each kind those that move the most calls first. Nothing is
 * merged by it. Names that have a rule, or had a default one that was deleted, are not brought up.
 */
export async function suggestSourceRules(ctx: Context): Promise<SourceRuleSuggestion[]> {
  guard(ctx, "imports.read");
  return inTenant(ctx, async (tx) => {
    const all: SourceRuleSuggestion[] = [];
    for (const kind of mergedKinds) {
      const names = await trackedNames(tx, ctx.organizationId, kind);
      const rules = await readRuleRows(tx, ctx.organizationId, kind);
      const found = findSuggestions(names, new Set(rules.map(({ match }) => match)));
      all.push(...found.slice(0, MOST).map((suggestion) => ({ kind, ...suggestion })));
    }
    return all;
  });
}

/** Names that count as themselves, with the calls that count as them. */
async function trackedNames(tx: Transaction, organizationId: string, kind: MergedKind) {
  const calls = await countCalls(tx, organizationId, kind);
  const { rows } = await tx.execute<{ id: number; value: string; merged_into: number | null }>(
    sql`select id, value, merged_into from dimension_values where organization_id = ${organizationId} and kind = ${kind}`,
  );
  const counted = new Map<number, number>();
  for (const { id, merged_into } of rows) {
    const into = merged_into ?? id;
    counted.set(into, (counted.get(into) ?? 0) + (calls.get(id) ?? 0));
  }
  return rows
    .filter(({ id, merged_into }) => merged_into === null && (counted.get(id) ?? 0) > 0)
    .map(({ id, value }) => ({ value, calls: counted.get(id)! }));
}
