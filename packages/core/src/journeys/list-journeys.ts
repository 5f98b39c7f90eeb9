import { validateQuery } from "@parley/analytics";
import { decodeId } from "@parley/platform";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { prepareQuestion } from "../insights/prepare-question.ts";
import { boundsSql } from "./read/bounds-sql.ts";
import { describeJourneys, type JourneySummary } from "./read/describe-journeys.ts";
import { isLinked } from "./read/is-linked.ts";
import { readCursor, writeCursor } from "./read/journey-cursor.ts";
import { ListJourneysInput } from "./schemas.ts";

export interface JourneyPage {
  data: JourneySummary[];
  nextCursor: string | null;
  hasMore: boolean;
  linked: boolean;
}

/** Where a page ended: the last touch in the range (the database's own text), and the person. */
const Cursor = z.tuple([z.string().max(40), z.number().int()]);

/**
 * Journeys with a touch in the range, the latest touch first. Filters look at the whole journey: its first touch's source, its number of
 * touches, whether one of its calls converted. Throws `invalid_input`.
 */
export async function listJourneys(ctx: Context, input: ListJourneysInput): Promise<JourneyPage> {
  guard(ctx, "calls.read");
  const { range, converted, source, minTouches, call, limit, cursor } = parseInput(ListJourneysInput, input);
  const after = readCursor(Cursor, cursor);
  const { organizationId } = ctx;
  return inTenant(ctx, async (tx) => {
    const query = validateQuery({ measures: ["calls"], range });
    const prepared = await prepareQuestion(tx, organizationId, query, ctx.clock.now());
    const { from, to } = boundsSql(prepared.range, prepared.scope.timezone);
    const ofPerson = sql`t.organization_id = ${organizationId} and t.person_id = seen.person_id`;
    const conditions: SQL[] = [sql`true`];
    if (after) conditions.push(sql`(seen.last_at, seen.person_id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`);
    if (minTouches && minTouches > 1) {
      conditions.push(
        sql`(select count(*) from (select from touches t where ${ofPerson} limit ${minTouches}) counted) = ${minTouches}`,
      );
    }
    if (source !== undefined) {
      conditions.push(sql`(select ${counted} from touches t ${labels} where ${ofPerson} order by t.at, t.kind desc, t.id limit 1)
        is not distinct from ${source}::text`);
    }
    if (converted !== undefined) {
      conditions.push(sql`${converted ? sql`` : sql`not `}exists (select from touches t
        join calls c on c.organization_id = t.organization_id and c.id = t.call_id
        where ${ofPerson} and t.id = t.call_id and c.converted)`);
    }
    if (call !== undefined) {
      const id = decodeId("call", call);
      conditions.push(
        id
          ? sql`seen.person_id in (select person_id from touches
        where organization_id = ${organizationId} and call_id = ${id} and id = ${id})`
          : sql`false`,
      );
    }
    const { rows } = await tx.execute<{ person_id: string; last_at: string }>(sql`
      select seen.person_id, seen.last_at::text as last_at
      from (select person_id, max(at) as last_at from touches
        where organization_id = ${organizationId} and at >= ${from} and at < ${to} group by person_id) seen
      where ${sql.join(conditions, sql` and `)}
      order by seen.last_at desc, seen.person_id desc limit ${limit + 1}`);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const hasMore = rows.length > limit;
    return {
      data: await describeJourneys(
        tx,
        organizationId,
        page.map(({ person_id }) => Number(person_id)),
      ),
      ...{ hasMore, nextCursor: hasMore && last ? writeCursor([last.last_at, Number(last.person_id)]) : null },
      linked: await isLinked(tx, organizationId),
    };
  });
}

/** The source that a touch counts as. */
const labels = sql`left join dimension_values d on d.organization_id = t.organization_id and d.kind = 'source' and d.id = t.source_id
  left join dimension_values m on m.organization_id = d.organization_id and m.kind = d.kind and m.id = d.merged_into`;
const counted = sql`coalesce(m.value, d.value)`;
