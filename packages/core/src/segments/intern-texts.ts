import { DETAIL_JOIN, type DetailColumn, detailText, tagSetSql } from "@parley/analytics/engine";
import type { Snapshot } from "@parley/db";

/**
 * Gives a number to what calls of these times say and no dictionary of segments has yet: callers, sets of tags, texts of AI calls and imports.
 * Each is looked up by its key in a sub-select that cannot become a join: a planner that takes a table for empty, as it does until the table is
 * analyzed, would read all of it for every call.
 */
export async function internTexts(
  snapshot: Snapshot,
  organizationId: string,
  condition: string,
  details: readonly DetailColumn[],
): Promise<void> {
  await snapshot.query(
    `insert into segment_callers (organization_id, phone, number)
     select $1, phone, (select coalesce(max(number), 0) from segment_callers where organization_id = $1) + row_number() over ()
     from (select distinct c.phone from calls c where c.organization_id = $1 and ${condition}
       and c.direction = 'inbound' and c.phone is not null
       and (select true from segment_callers s where s.organization_id = $1 and s.phone = c.phone) is null) fresh`,
    [organizationId],
  );
  const intern = (kind: string, text: string, join: string, where: string) =>
    snapshot.query(
      `insert into dimension_values (organization_id, kind, id, value)
       select $1, $2, (select coalesce(max(id), 0) from dimension_values where organization_id = $1 and kind = $2) + row_number() over (), text
       from (select distinct ${text} as text from calls c ${join} where c.organization_id = $1 and ${condition} and ${where}) fresh
       where text is not null
         and (select true from dimension_values v where v.organization_id = $1 and v.kind = $2 and v.value = text) is null`,
      [organizationId, kind],
    );
  await intern("tags", tagSetSql.replaceAll("tags", "c.tags"), "", "cardinality(c.tags) > 0");
  const ai = "join ai_calls a on a.organization_id = c.organization_id and a.call_id = c.id";
  for (const kind of ["outcome", "answered_by", "language"]) await intern(kind, `a.${kind}`, ai, "c.kind = 'ai'");
  for (const detail of details) await intern(`detail:${detail.key}`, detailText(detail), DETAIL_JOIN, "true");
}
