import type { Touch } from "@parley/analytics/attribution";
import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import type { Origin, OriginRow } from "./value-of-touch.ts";

export interface OriginTouch extends Touch {
  value: string | null;
}

interface Row extends OriginRow, Record<string, unknown> {
  person_id: string;
  at: number;
  kind: Touch["kind"];
}

/** Persons whose touches are read at once, so that a large organization's are never all in memory. */
const PERSONS = 20_000;

/** Gives the touches of these persons between two moments (ms, both included), person by person, oldest first. */
export async function* readTouches(
  tx: Transaction,
  organizationId: string,
  persons: readonly number[],
  window: { from: number; to: number },
  originOf: (row: OriginRow) => Origin,
): AsyncGenerator<{ person: number; touches: OriginTouch[] }> {
  for (let start = 0; start < persons.length; start += PERSONS) {
    const some = persons.slice(start, start + PERSONS);
    const { rows } = await tx.execute<Row>(sql`
      select person_id, floor(extract(epoch from at) * 1000)::float8 as at, kind, source_id, medium_id, campaign_id, keyword_id,
        landing_page_id
      from touches where organization_id = ${organizationId} and person_id = any(${sql.param(some)}::bigint[])
        and at >= to_timestamp(${window.from / 1000}::float8) and at < to_timestamp(${(window.to + 1) / 1000}::float8)
      order by person_id, at, kind desc, id`);
    let touches: OriginTouch[] = [];
    for (const [i, row] of rows.entries()) {
      touches.push({ at: row.at, kind: row.kind, ...originOf(row) });
      if (rows[i + 1]?.person_id === row.person_id) continue;
      yield { person: Number(row.person_id), touches };
      touches = [];
    }
  }
}
