import { encodeId, notFound } from "@parley/platform";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { CallStatus } from "../calls/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { decodePerson } from "./person-id.ts";
import { describeJourneys, type JourneySummary } from "./read/describe-journeys.ts";
import { readCursor, writeCursor } from "./read/journey-cursor.ts";
import { GetJourneyInput } from "./schemas.ts";

export interface JourneyTouch {
  kind: "visit" | "form" | "call";
  at: Date;
  source: string | null;
  medium: string | null;
  campaign: string | null;
  keyword: string | null;
  landingPage: string | null;
  /** The call that it is; of a visit the one whose record told of it. */
  callId: string;
  /** What came of the call; null for a visit. */
  call: {
    status: CallStatus;
    durationSeconds: number | null;
    agent: string | null;
    score: number | null;
    converted: boolean;
    valueMinor: number | null;
  } | null;
}

export interface Journey extends JourneySummary {
  /** What leads to this person. */
  phones: string[];
  emails: string[];
  /** How many browsers they were seen in. */
  browsers: number;
  firstConversionAt: Date | null;
  /** Oldest first. */
  timeline: { data: JourneyTouch[]; nextCursor: string | null; hasMore: boolean };
}

/** Where a page ended: time (the database's own text), kind and id of the last touch. */
const Cursor = z.tuple([z.string().max(40), z.string().max(10), z.uuid()]);

type Row = Record<string, unknown> & {
  cursor_at: string;
  id: string;
  kind: JourneyTouch["kind"];
  at: number;
  call_id: string;
  status: CallStatus | null;
  duration_seconds: number | null;
  agent: string | null;
  score: number | null;
  converted: boolean | null;
  value_minor: string | null;
} & Record<"source" | "medium" | "campaign" | "keyword" | "landing_page", string | null>;

/** One person's way, touch by touch. Throws `not_found`, also for another organization's person, and `invalid_input`. */
export async function getJourney(ctx: Context, id: string, input: GetJourneyInput = {}): Promise<Journey> {
  guard(ctx, "calls.read");
  const person = decodePerson(id);
  const { limit, cursor } = parseInput(GetJourneyInput, input);
  const after = readCursor(Cursor, cursor);
  const { organizationId } = ctx;
  return inTenant(ctx, async (tx) => {
    const [summary] = await describeJourneys(tx, organizationId, [person]);
    if (!summary) throw notFound("journey");
    const keys = await tx.execute<{ kind: string; value: string }>(sql`select kind, value from person_keys
      where organization_id = ${organizationId} and person_id = ${person} order by kind, value`);
    const first = await tx.execute<{ at: number | null }>(sql`
      select (extract(epoch from min(t.at)) * 1000)::float8 as at from touches t
      join calls c on c.organization_id = t.organization_id and c.id = t.call_id
      where t.organization_id = ${organizationId} and t.person_id = ${person} and t.id = t.call_id and c.converted`);
    const word = (kind: string) => sql`(select coalesce(m.value, d.value) from dimension_values d
      left join dimension_values m on m.organization_id = d.organization_id and m.kind = d.kind and m.id = d.merged_into
      where d.organization_id = t.organization_id and d.kind = ${kind} and d.id = t.${sql.identifier(`${kind}_id`)})`;
    const { rows } = await tx.execute<Row>(sql`
      select t.at::text as cursor_at, t.id, t.kind, (extract(epoch from t.at) * 1000)::float8 as at, t.call_id,
        ${word("source")} as source, ${word("medium")} as medium, ${word("campaign")} as campaign, ${word("keyword")} as keyword,
        ${word("landing_page")} as landing_page, c.status, c.duration_seconds, c.score, c.converted, c.value_minor,
        (select a.value from dimension_values a where a.organization_id = c.organization_id and a.kind = 'agent' and a.id = c.agent_id) as agent
      from touches t
      left join calls c on c.organization_id = t.organization_id and c.id = t.call_id and t.id = t.call_id
      where t.organization_id = ${organizationId} and t.person_id = ${person}
        ${after ? sql`and (t.at > ${after[0]}::timestamptz or (t.at = ${after[0]}::timestamptz and (t.kind < ${after[1]} or (t.kind = ${after[1]} and t.id > ${after[2]}::uuid))))` : sql``}
      order by t.at, t.kind desc, t.id limit ${limit + 1}`);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const hasMore = rows.length > limit;
    const of = (kind: string) => keys.rows.filter((key) => key.kind === kind).map(({ value }) => value);
    const convertedAt = first.rows[0]!.at;
    return {
      ...summary,
      ...{ phones: of("phone").map((digits) => `+${digits}`), emails: of("email"), browsers: of("visitor").length },
      firstConversionAt: convertedAt === null ? null : new Date(convertedAt),
      timeline: {
        ...{ data: page.map(toTouch), hasMore },
        nextCursor: hasMore && last ? writeCursor([last.cursor_at, last.kind, last.id]) : null,
      },
    };
  });
}

function toTouch(row: Row): JourneyTouch {
  const { kind, source, medium, campaign, keyword, landing_page, status, agent, score } = row;
  return {
    ...{ kind, at: new Date(row.at), source, medium, campaign, keyword, landingPage: landing_page },
    callId: encodeId("call", row.call_id),
    call: status && {
      ...{ status, agent, score, durationSeconds: row.duration_seconds, converted: row.converted === true },
      valueMinor: row.value_minor === null ? null : Number(row.value_minor),
    },
  };
}
