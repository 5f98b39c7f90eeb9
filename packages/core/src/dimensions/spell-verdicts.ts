import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import type { Verdict } from "./create-rule-set.ts";
import type { MergedKind } from "./merged-kinds.ts";
import { normaliseName } from "./normalise-name.ts";

/**
 * How the name at the end of each verdict is written. Rules that an organization made itself say it. Default rules do not respell
 * what it tracks: an organization that tracks "Facebook" keeps it, and "fb" counts as that. The spelling that came first stays.
 */
export async function spellVerdicts(
  tx: Transaction,
  organizationId: string,
  kind: MergedKind,
  verdicts: Iterable<Verdict>,
): Promise<(verdict: Verdict) => string> {
  const keys = new Set<string>();
  for (const { asTracked, key } of verdicts) if (asTracked) keys.add(key);
  const tracked = new Map<string, string>();
  if (keys.size > 0) {
    const { rows } = await tx.execute<{ value: string }>(
      sql`select value from dimension_values where organization_id = ${organizationId} and kind = ${kind}
          and lower(btrim(value)) = any(${sql.param([...keys])}::text[]) order by id`,
    );
    for (const { value } of rows) {
      const key = normaliseName(value);
      if (!tracked.has(key)) tracked.set(key, value);
    }
  }
  return ({ asTracked, key, spelling }) => (asTracked ? (tracked.get(key) ?? spelling) : spelling);
}
