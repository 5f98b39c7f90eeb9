import type { Transaction } from "@parley/db";
import { type SQL, sql } from "drizzle-orm";

/** Characters of a call that are indexed: about three hours of talk, and far below Postgres's limit of 1 MB for one tsvector. */
const LONGEST = 200_000;

/** A telephone number as people write it inside a text. */
const NUMBER = "\\+?\\d[\\d ().-]{5,18}\\d";

/** What is said by the last 4, 7 (local), 9 and 10 (national) digits of a number, and by all of them. */
const forms = (digits: SQL) =>
  sql`array[${digits}, right(${digits}, 10), right(${digits}, 9), right(${digits}, 7), right(${digits}, 4)]`;

/**
 * Sets the words of these calls anew and takes away those of calls that are gone. Texts go in by their English stems, so that
 * "insured" finds "insurance"; names and tags also as they are written, because stems mangle names; numbers by their digits.
 */
export async function writeWords(tx: Transaction, organizationId: string, callIds: readonly string[]): Promise<void> {
  if (callIds.length === 0) return;
  const ids = sql`${sql.param([...callIds])}::uuid[]`;
  await tx.execute(sql`
    insert into call_search as s (organization_id, call_id, words)
    select c.organization_id, c.id,
      to_tsvector('english', left(w.names || E'\n' || w.texts, ${LONGEST}))
        || to_tsvector('simple', left(w.names, ${LONGEST}))
        || array_to_tsvector(n.numbers)
    from calls c
    left join ai_calls a on a.organization_id = c.organization_id and a.call_id = c.id
    left join call_transcripts t on t.organization_id = c.organization_id and t.call_id = c.id
    cross join lateral (
      select concat_ws(E'\n', c.person_name, array_to_string(c.tags, E'\n')) as names,
        concat_ws(E'\n', c.notes, a.purpose, a.summary, t.text,
          case when c.has_transcript and t.text is null then (
            select string_agg(g.text, E'\n' order by g.start_ms, g.position) from transcript_segments g
            where g.organization_id = c.organization_id and g.call_id = c.id) end) as texts
    ) w
    cross join lateral (
      select coalesce(array_agg(distinct form), '{}') as numbers
      from (select c.phone::text as digits
        union all select regexp_replace(m[1], '\\D', '', 'g')
          from regexp_matches(left(w.texts, ${LONGEST}), ${`(${NUMBER})`}, 'g') m) written
      cross join lateral unnest(${forms(sql`digits`)}) as form
      where form <> ''
    ) n
    where c.organization_id = ${organizationId} and c.id = any(${ids})
    on conflict (organization_id, call_id) do update set words = excluded.words where s.words is distinct from excluded.words`);
  await tx.execute(sql`delete from call_search s where s.organization_id = ${organizationId} and s.call_id = any(${ids})
    and not exists (select from calls c where c.organization_id = s.organization_id and c.id = s.call_id)`);
}
