import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import { encodePerson } from "../person-id.ts";

/** A person with the outline of the way they took. */
export interface JourneySummary {
  id: string;
  /** Of the latest call that tells them. */
  name: string | null;
  phone: string | null;
  touches: number;
  firstAt: Date;
  lastAt: Date;
  /** The first touches, as many as a line has room for. */
  steps: { kind: "visit" | "form" | "call"; source: string | null }[];
  conversions: number;
  /** Minor units; of all conversions. */
  revenueMinor: number;
}

const STEPS = 5;

type Row = Record<string, unknown> & {
  person_id: string;
  touches: number;
  first_at: number;
  last_at: number;
  steps: JourneySummary["steps"];
  name: string | null;
  phone: string | null;
  conversions: number;
  revenue: string;
};

/** These persons' journeys, in the order given. Persons without a touch are left out. */
export async function describeJourneys(
  tx: Transaction,
  organizationId: string,
  persons: readonly number[],
): Promise<JourneySummary[]> {
  if (persons.length === 0) return [];
  const { rows } = await tx.execute<Row>(sql`
    with mine as (
      select t.person_id, t.at, t.kind, t.id, t.call_id, t.source_id,
        row_number() over (partition by t.person_id order by t.at, t.kind desc, t.id) as place
      from touches t where t.organization_id = ${organizationId} and t.person_id = any(${sql.param([...persons])}::bigint[]))
    select m.person_id, count(*)::int as touches,
      (extract(epoch from min(m.at)) * 1000)::float8 as first_at, (extract(epoch from max(m.at)) * 1000)::float8 as last_at,
      json_agg(json_build_object('kind', m.kind, 'source', coalesce(s.value, d.value)) order by m.place)
        filter (where m.place <= ${STEPS}) as steps,
      (array_agg(c.person_name order by c.called_at desc) filter (where c.person_name is not null))[1] as name,
      (array_agg(c.phone::text order by c.called_at desc) filter (where c.phone is not null))[1] as phone,
      count(*) filter (where c.converted)::int as conversions,
      coalesce(sum(c.value_minor) filter (where c.converted), 0) as revenue
    from mine m
    left join calls c on c.organization_id = ${organizationId} and c.id = m.call_id and m.id = m.call_id
    left join dimension_values d on d.organization_id = ${organizationId} and d.kind = 'source' and d.id = m.source_id and m.place <= ${STEPS}
    left join dimension_values s on s.organization_id = ${organizationId} and s.kind = 'source' and s.id = d.merged_into
    group by m.person_id`);
  const byPerson = new Map(rows.map((row) => [Number(row.person_id), row]));
  return persons.flatMap((person) => {
    const row = byPerson.get(person);
    return row ? [toSummary(person, row)] : [];
  });
}

function toSummary(person: number, row: Row): JourneySummary {
  return {
    ...{ id: encodePerson(person), name: row.name, phone: row.phone === null ? null : `+${row.phone}` },
    ...{ touches: row.touches, firstAt: new Date(row.first_at), lastAt: new Date(row.last_at), steps: row.steps },
    ...{ conversions: row.conversions, revenueMinor: Number(row.revenue) },
  };
}
