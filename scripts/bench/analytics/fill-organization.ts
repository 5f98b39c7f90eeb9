import type pg from "pg";
import { type BenchDimension, dictionaries, writeDictionaries } from "./dictionaries.ts";

const ZONE = "America/New_York";

export interface Filling {
  organizationId: string;
  name: string;
  calls: number;
  /** First and last day with calls, YYYY-MM-DD. */
  from: string;
  to: string;
  /**
   * Calls' ids in the order of their insertion instead of random ones. Random ids, as an import's are, cost a large table's index a page read for
   * every row; what is measured here reads them by key only for the fifty rows of a page.
   */
  orderedIds?: boolean;
}

/** Calls of an hour of the day in ten thousand of a day: little at night, two tops in the working day. */
const HOURS = [
  40, 25, 20, 20, 30, 60, 140, 300, 620, 860, 920, 880, 760, 800, 860, 840, 760, 620, 460, 360, 260, 180, 120, 65,
];
/** Of a weekday, from Monday. */
const WEEKDAYS = [1.25, 1.2, 1.15, 1.1, 1.05, 0.7, 0.55];
/** Rows of one INSERT: its triggers keep them all until they have marked the days. */
const ROWS_AT_ONCE = 250_000;

/**
 * Makes an organization with generated calls directly in SQL: two tops a day and quiet weekends, a yearly season, a third of the calls from
 * numbers that never called, few scores, fewer values. Callers and dictionaries agree with the calls, and the triggers mark the days.
 */
export async function fillOrganization(client: pg.Client, filling: Filling): Promise<void> {
  const { organizationId, name, calls, from, to } = filling;
  await client.query("select setseed(0.42)");
  await client.query("set max_parallel_workers_per_gather = 0");
  await client.query("set synchronous_commit = off");
  await client.query("set work_mem = '512MB'");
  await client.query("insert into organizations (id, name, timezone, currency) values ($1, $2, $3, 'USD')", [
    organizationId,
    name,
    ZONE,
  ]);
  await writeDictionaries(client, organizationId);
  await client.query("drop table if exists bench_days");
  await client.query(
    `create temporary table bench_days as
     select day, n, (sum(n) over (order by day) - n)::bigint as before from (
       select day::date, greatest(1, round($3::float8 * weight / sum(weight) over ()))::int as n from (
         select day, ($4::float8[])[extract(isodow from day)::int] * (1 + 0.15 * sin(extract(doy from day) / 58.0)) * (0.9 + 0.2 * random()) as weight
         from generate_series($1::date, $2::date, '1 day') day) weighted) counted`,
    [from, to, calls, WEEKDAYS],
  );
  const { rows } = await client.query<{ day: string; n: number }>("select day::text, n from bench_days order by day");
  for (let start = 0; start < rows.length; ) {
    let end = start;
    for (let n = 0; end < rows.length && (n === 0 || n + rows[end]!.n <= ROWS_AT_ONCE); end++) n += rows[end]!.n;
    await client.query(insertCalls(filling), [organizationId, rows[start]!.day, rows[end - 1]!.day, calls]);
    start = end;
  }
  await client.query(
    `insert into callers (organization_id, phone, first_at, first_call_id)
     select distinct on (phone) organization_id, phone, called_at, id from calls
     where organization_id = $1 and kind = 'tracked' and direction = 'inbound' and not spam and phone is not null
     order by phone, called_at, id`,
    [organizationId],
  );
  await client.query(
    `insert into ad_spend (organization_id, id, day, source_id, medium_id, campaign_id, cost_minor, clicks, impressions, created_at, updated_at)
     select $1, gen_random_uuid(), day, source, 1, source * 7 + campaign, (random() * 40000)::bigint, (random() * 90)::bigint,
       (random() * 4000)::bigint, day, day
     from generate_series($2::date, $3::date, '1 day') day, unnest(array[1, 4, 5]) source, generate_series(1, 4) campaign`,
    [organizationId, from, to],
  );
}

function insertCalls({ orderedIds }: Filling): string {
  const hours = HOURS.flatMap((share, hour) => Array.from({ length: Math.max(1, Math.round(share / 20)) }, () => hour));
  const kinds = Object.keys(dictionaries) as BenchDimension[];
  const ids = kinds.map((kind) => {
    const { size, none } = dictionaries[kind];
    const id = `1 + floor(${size} * power(random(), 2.4))::int`;
    return none === 0 ? id : `case when random() >= ${none} then ${id} end`;
  });
  return `insert into calls (organization_id, id, kind, direction, status, called_at, local_date, local_hour, local_dow, phone,
      ${kinds.map((kind) => `${kind}_id`).join(", ")}, duration_seconds, ring_seconds, talk_seconds, score, value_minor, cost_microdollars,
      answered, human_answered, converted, spam, tags, row_hash, created_at, updated_at)
    select $1, ${orderedIds ? "uuidv7()" : "gen_random_uuid()"}, 'tracked', direction::call_direction, status::call_status, called_at,
      local_at::date, extract(hour from local_at), extract(isodow from local_at), phone,
      ${ids.join(", ")},
      ring + coalesce(talk, 0), ring, talk,
      case when talk > 20 and random() < 0.25 then (array[1, 2, 2, 3, 3, 3, 4, 4, 5])[1 + floor(9 * random())::int] end,
      case when converted and random() < 0.4 then (5000 - 60000 * ln(1 - random()))::bigint end,
      case when random() < 0.1 then (random() * 300000)::bigint end,
      talk is not null, coalesce(talk > 15, false), converted, spam or status = 'blocked',
      case when tagged < 0.85 then '{}' when tagged < 0.97 then array['tag ' || (1 + floor(12 * random())::int)] else '{urgent,"new patient"}' end,
      (random() * 9e18)::bigint, called_at, called_at
    from (
      select *, called_at at time zone '${ZONE}' as local_at,
        case when status = 'answered' then floor(-190 * ln(1 - random()))::int end as talk,
        status = 'answered' and random() < 0.14 as converted
      from (
        select case when random() < 0.88 then 'inbound' else 'outbound' end as direction,
          case when chance < 0.68 then 'answered' when chance < 0.8 then 'missed' when chance < 0.86 then 'abandoned' when chance < 0.93 then 'voicemail'
            when chance < 0.95 then 'busy' when chance < 0.96 then 'failed' when chance < 0.98 then 'completed_ivr' else 'blocked' end as status,
          (day + make_interval(hours => (array[${hours}])[1 + floor(${hours.length} * random())::int], secs => floor(3600 * random())))
            at time zone '${ZONE}' as called_at,
          case when random() < 0.97 then 12000000000 + greatest(0, floor((rn - $4::float8 * 0.2 * random() * random()) * 0.37))::bigint end as phone,
          2 + floor(30 * random() * random())::int as ring, random() < 0.015 as spam, random() as tagged
        from (select day, before + i as rn, random() as chance from bench_days, generate_series(1, n) i
          where day between $2::date and $3::date order by day) each
      ) drawn
    ) known`;
}
