import { type SQL, sql } from "drizzle-orm";

export type CohortGrain = "week" | "month";

/**
 * What first-time callers did after their first call, which the catalogue cannot ask: it splits calls by their own time, not by that of their
 * caller's first one. In words:
 *
 * - A cohort are the numbers whose first call (a row of `first`: ids of calls that `first_time_callers` counts) lies in one week (from Monday) or month
 *   of the organization's zone.
 * - Age is how many weeks or months lie between that one and the one of a later call.
 * - A caller called again at an age when there is an inbound call of that number after the first one. Spam and calls that are not dialled yet are
 *   left out, as everywhere.
 * - A caller converted at the age of the first call with that number, in or out, that is marked as converted.
 *
 * Columns: cohort (date as text), age, called_again, converted. Ages at which nothing happened have no row.
 */
export function cohortStatement(organizationId: string, grain: CohortGrain, first: SQL): SQL {
  const period = sql.raw(`'${grain}'`);
  const age =
    grain === "week"
      ? sql`(later.period - cohort.period) / 7`
      : sql`(extract(year from later.period) - extract(year from cohort.period)) * 12
        + extract(month from later.period) - extract(month from cohort.period)`;
  return sql`
    with first as materialized (${first}),
    cohort as (
      select c.id, c.phone, c.called_at, date_trunc(${period}, c.local_date)::date as period
      from calls c join first on first.id = c.id where c.organization_id = ${organizationId}::uuid
    ),
    later as (
      select c.id, c.phone, c.called_at, c.direction, c.converted, date_trunc(${period}, c.local_date)::date as period
      from calls c where c.organization_id = ${organizationId}::uuid and c.phone is not null and not c.spam
        and c.status not in ('queued', 'scheduled') and c.called_at >= (select min(called_at) from cohort)
    ),
    told as (
      select cohort.period, cohort.phone, (${age})::int as age,
        bool_or(later.direction = 'inbound' and later.id <> cohort.id) as again,
        bool_or(later.converted) as converted
      from cohort join later on later.phone = cohort.phone and (later.called_at, later.id) >= (cohort.called_at, cohort.id)
      group by cohort.period, cohort.phone, age
    ),
    aged as (
      select *, min(age) filter (where converted) over (partition by phone) as converted_age from told
    )
    select period::text as cohort, age, count(*) filter (where again)::int as called_again,
      count(*) filter (where age = converted_age)::int as converted
    from aged group by period, age order by period, age`;
}
