import type { Transaction } from "@parley/db";
import { type SQL, sql } from "drizzle-orm";
import type { Origin, OriginRow } from "./value-of-touch.ts";

/** One conversion and whose it is. */
export interface Conversion {
  /** ms since 1970 */
  at: number;
  valueMinor: number;
  /** Null while its call is not linked yet, and where nobody is known. */
  person: number | null;
  /** The call's own touch, where it is one: what is credited when its person is not known. */
  own: Origin | null;
}

interface Row extends OriginRow, Record<string, unknown> {
  at: number;
  value_minor: string | null;
  person_id: string | null;
  is_touch: boolean;
}

/** The conversions of these calls (see `callsOf`), by person. An outbound call is its number's person's, though no touch itself. */
export async function readConversions(
  tx: Transaction,
  organizationId: string,
  calls: SQL,
  originOf: (row: OriginRow) => Origin,
): Promise<Conversion[]> {
  const { rows } = await tx.execute<Row>(sql`
    select floor(extract(epoch from c.called_at) * 1000)::float8 as at, c.value_minor, coalesce(t.person_id, k.person_id) as person_id,
      c.direction = 'inbound' and not c.spam as is_touch,
      c.source_id, c.medium_id, c.campaign_id, c.keyword_id, c.landing_page_id
    from ${calls} counted
    join calls c on c.organization_id = ${organizationId} and c.id = counted.id
    left join touches t on t.organization_id = c.organization_id and t.call_id = c.id and t.id = c.id
    left join person_keys k on k.organization_id = c.organization_id and k.kind = 'phone' and k.value = c.phone::text
    order by coalesce(t.person_id, k.person_id), c.called_at, c.id`);
  return rows.map((row) => ({
    at: row.at,
    valueMinor: Number(row.value_minor ?? 0),
    person: row.person_id === null ? null : Number(row.person_id),
    own: row.is_touch ? originOf(row) : null,
  }));
}
