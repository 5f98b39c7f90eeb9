import type { Transaction } from "@parley/db";
import { conflict, invalidInput } from "@parley/platform";
import { createRuleSet, type MergedKind, normaliseName, readRuleRows } from "../dimensions/index.ts";

/**
 * Throws `conflict` when another rule has the same match, and `invalid_input` when the target would lead back to it: then nothing
 * would be left that either counts as. `own` is the rule that is being changed. The match is normalised.
 */
export async function refuseCircle(
  tx: Transaction,
  organizationId: string,
  rule: { kind: MergedKind; match: string; target: string; own?: string },
): Promise<void> {
  const { kind, match, target, own } = rule;
  const others = (await readRuleRows(tx, organizationId, kind)).filter(({ id }) => id !== own);
  const same = others.find((other) => other.match === match && other.target !== "");
  if (same) {
    throw conflict("source_rule_exists", `“${match}” already counts as “${same.target}”. Change that rule instead.`);
  }
  // google -> Google is no circle: it says how the name is spelled.
  if (normaliseName(target) === match) return;
  if (createRuleSet(others).find(target)?.key !== match) return;
  throw invalidInput([
    {
      pointer: "/target",
      message: `“${target}” counts as “${match}” already, so it cannot be the other way round too. Delete that rule first.`,
    },
  ]);
}
