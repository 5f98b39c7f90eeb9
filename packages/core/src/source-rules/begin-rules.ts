import type { Transaction } from "@parley/db";
import { insertDefaultRules, lockDimensions, mergeValues } from "../dimensions/index.ts";

/** Takes the dictionaries' lock, and sees to it that the organization has its default rules. Before every change of a rule. */
export async function beginRules(tx: Transaction, organizationId: string): Promise<void> {
  await lockDimensions(tx, organizationId);
  if (await insertDefaultRules(tx, organizationId)) await mergeValues(tx, organizationId, "source");
}
