import { encodeId, invalidInput } from "@parley/platform";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { type MergedKind, mergedKinds, normaliseName } from "../dimensions/index.ts";
import { mergedInUse } from "./merged-in-use.ts";

export const ListMergedValuesInput = z.object({
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(60).optional(),
});

/** A tracked name that counts as another one, and why. */
export interface MergedValue {
  kind: MergedKind;
  tracked: string;
  countsAs: string;
  /** Calls that were tracked under this name. */
  calls: number;
  /** `rule`: the rule names it. `case`: it differs from the rule's target only in capitals and blanks. */
  reason: "rule" | "case";
  rule: { id: string; match: string; target: string; isDefault: boolean };
  /** When the rule was made or last changed, and by whom; null for a program and for a default rule. */
  since: Date;
  by: string | null;
}

export interface MergedValuePage {
  data: MergedValue[];
  nextCursor: string | null;
  hasMore: boolean;
}

interface Row extends Record<string, unknown> {
  kind: MergedKind;
  id: number;
  tracked: string;
  counts_as: string;
  calls: number;
  rule_id: string;
  match: string;
  target: string;
  is_default: boolean;
  created_at: string | Date;
  made_by: string | null;
}

/** Everything that is merged now: sources, then media, then campaigns, the names that came last first. Throws invalid_input. */
export async function listMergedValues(
  ctx: Context,
  input: z.input<typeof ListMergedValuesInput> = {},
): Promise<MergedValuePage> {
  guard(ctx, "imports.read");
  const { limit, cursor } = parseInput(ListMergedValuesInput, input);
  const after = cursor === undefined ? null : decodeCursor(cursor);
  return inTenant(ctx, async (tx) => {
    const { rows } = await tx.execute<Row>(sql`
      select d.kind, d.id, d.value as tracked, t.value as counts_as, used.calls, r.id as rule_id, r.match, r.target, r.is_default,
        r.created_at, u.name as made_by
      from (${mergedInUse(ctx.organizationId)}) used
      join dimension_values d on d.organization_id = ${ctx.organizationId} and d.kind = used.kind and d.id = used.id
      join dimension_values t on t.organization_id = d.organization_id and t.kind = d.kind and t.id = d.merged_into
      join source_rules r on r.organization_id = d.organization_id and r.id = d.merged_by
      left join users u on u.id = r.created_by
      ${after ? sql`where (d.kind, d.id) < (${after.kind}, ${after.id}::int)` : sql``}
      order by d.kind desc, d.id desc limit ${limit + 1}`);
    const page = rows.slice(0, limit);
    const hasMore = rows.length > limit;
    const last = page.at(-1);
    return { data: page.map(toMergedValue), hasMore, nextCursor: hasMore && last ? `${last.kind}.${last.id}` : null };
  });
}

function toMergedValue(row: Row): MergedValue {
  return {
    kind: row.kind,
    tracked: row.tracked,
    countsAs: row.counts_as,
    calls: row.calls,
    reason: normaliseName(row.tracked) === row.match ? "rule" : "case",
    rule: { id: encodeId("rule", row.rule_id), match: row.match, target: row.target, isDefault: row.is_default },
    since: new Date(row.created_at),
    by: row.made_by,
  };
}

function decodeCursor(cursor: string): { kind: string; id: number } {
  const [, kind, id] = /^([a-z]+)\.(\d{1,9})$/.exec(cursor) ?? [];
  if (!kind || !id || !(mergedKinds as readonly string[]).includes(kind)) {
    throw invalidInput([{ pointer: "/cursor", message: "Use the next_cursor of the page before." }]);
  }
  return { kind, id: Number(id) };
}
