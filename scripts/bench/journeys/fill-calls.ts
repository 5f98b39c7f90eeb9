import type { Database } from "@parley/db";
import { sql } from "drizzle-orm";

/**
 * Made-up calls of a year, straight into the tables: three of a number on average, one in five converted, a visitor's id on half of them, an
 * address on one in ten and visits before one in four.
 */
export async function fillCalls(owner: Database, organizationId: string, rows: number): Promise<void> {
  const numbers = Math.max(1, Math.floor(rows / 3));
  await owner.execute(sql`insert into dimension_values (organization_id, kind, id, value)
    select ${organizationId}, kind, n, kind || ' ' || n
    from (values ('source', 40), ('medium', 8), ('campaign', 200), ('keyword', 2000), ('landing_page', 100)) as k(kind, most)
    cross join lateral generate_series(1, most) n`);
  await owner.execute(sql`insert into detail_layouts (organization_id, id, columns)
    values (${organizationId}, 1, array['carrier', 'email', 'visitor_sid', 'touchpoints', 'call_path'])`);
  await owner.execute(sql`
    insert into calls (organization_id, id, kind, direction, status, called_at, local_date, local_hour, local_dow, phone, source_id,
      medium_id, campaign_id, keyword_id, landing_page_id, answered, converted, value_minor, score, updated_at)
    select ${organizationId}, gen_random_uuid(), 'tracked', case when n % 20 = 0 then 'outbound' else 'inbound' end::call_direction, 'answered',
      at, at::date, extract(hour from at), extract(isodow from at), 12000000000 + hashint4(n)::bigint % ${numbers} + ${numbers},
      1 + n % 40, 1 + n % 8, 1 + n % 200, 1 + n % 2000, 1 + n % 100, true, n % 5 = 0, case when n % 5 = 0 then 1000 + n % 90000 end,
      1 + n % 5, now() - make_interval(secs => (${rows} - n) / 1000.0)
    from generate_series(1, ${rows}) n
    cross join lateral (select timestamptz '2026-01-01' + make_interval(secs => n * 31536000.0 / ${rows}) as at) t`);
  await owner.execute(sql`
    insert into call_details (organization_id, call_id, layout_id, payload)
    select organization_id, id, 1, concat_ws(E'\\x1f', 'Verizon', case when phone % 10 = 0 then 'p' || phone || '@example.com' else '' end,
      case when phone % 2 = 0 then 'v' || phone else '' end,
      case when keyword_id % 4 = 0 then json_build_array(
        json_build_object('time', called_at - interval '9 days', 'touch_type', 'visit', 'source', 'source 7', 'medium', 'medium 3'),
        json_build_object('time', called_at - interval '2 days', 'touch_type', 'visit', 'source', 'source 9', 'medium', 'medium 1'))::text
      else '' end, 'Main line')
    from calls where organization_id = ${organizationId}`);
  await owner.execute(sql`analyze calls`);
  await owner.execute(sql`analyze call_details`);
}
