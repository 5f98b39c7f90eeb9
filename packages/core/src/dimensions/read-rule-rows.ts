import type { Transaction } from "@parley/db";
import { sourceRules } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import type { SourceRuleRow } from "./create-rule-set.ts";
import type { MergedKind } from "./merged-kinds.ts";

/** The organization's rules of one kind, default rules that were deleted (without a target) among them. */
export async function readRuleRows(
  tx: Transaction,
  organizationId: string,
  kind: MergedKind,
): Promise<SourceRuleRow[]> {
  return tx
    .select({
      id: sourceRules.id,
      match: sourceRules.match,
      target: sourceRules.target,
      isDefault: sourceRules.isDefault,
      createdAt: sourceRules.createdAt,
    })
    .from(sourceRules)
    .where(and(eq(sourceRules.organizationId, organizationId), eq(sourceRules.kind, kind)));
}
