import type { StateRow } from "@parley/analytics/engine";
import type { Database } from "@parley/db";
import { notFound } from "@parley/platform";

/** Several statements in one message are answered in a list. */
type Answers<Row> = { rows: Row[] }[];

interface NowRow {
  epoch: string | null;
  first_at: Date | null;
  last_at: Date | null;
  marks: string[] | null;
  timezone: string;
  currency: string;
  qualified_score: number;
  service_level_seconds: number;
}

/** How an organization's segments stand at this moment, and what else its numbers depend on. */
export interface SegmentsNow {
  /** Of the last building; 0 when nothing was ever built. */
  epoch: number;
  /** UTC days of which calls changed since. */
  dirtyDays: string[];
  /** Dictionaries of which values changed what they count as since. */
  dirtyDictionaries: string[];
  /** Moments of the first and last call in segments. */
  first: Date | null;
  last: Date | null;
  timezone: string;
  currency: string;
  qualifiedScore: number;
  serviceLevelSeconds: number;
}

/** Read on every question, so in one round trip: what a writer has committed before is seen. */
export async function readSegmentsNow(db: Database, organizationId: string): Promise<SegmentsNow> {
  const id = checked(organizationId);
  const results = (await db.$client.query(`begin read only;
    select set_config('app.organization_id', '${id}', true);
    select o.timezone, o.currency, o.qualified_score, o.service_level_seconds, s.epoch, s.first_at, s.last_at, m.marks
    from organizations o,
      (select max(epoch) as epoch, min(first_at) as first_at, max(last_at) as last_at from segment_state where organization_id = '${id}') s,
      (select array_agg(distinct what) as marks from segment_marks where organization_id = '${id}') m
    where o.id = '${id}';
    commit`)) as unknown as Answers<NowRow>;
  const row = results[2]?.rows[0];
  if (!row) throw notFound("organization");
  const marks = row.marks ?? [];
  const of = (kind: string) => marks.filter((mark) => mark.startsWith(kind)).map((mark) => mark.slice(kind.length));
  return {
    ...{ epoch: Number(row.epoch ?? 0), dirtyDays: of("day:"), dirtyDictionaries: of("dictionary:") },
    ...{ first: row.first_at, last: row.last_at, timezone: row.timezone, currency: row.currency },
    ...{ qualifiedScore: row.qualified_score, serviceLevelSeconds: row.service_level_seconds },
  };
}

/** The list of buckets, all of one moment. */
export async function readStateRows(
  db: Database,
  organizationId: string,
): Promise<{ epoch: number; rows: StateRow[] }> {
  const id = checked(organizationId);
  const results = (await db.$client.query(`begin read only; select set_config('app.organization_id', '${id}', true);
    select bucket, epoch, calls, floor(extract(epoch from first_at))::bigint as first, floor(extract(epoch from last_at))::bigint as last
    from segment_state where organization_id = '${id}'; commit`)) as unknown as Answers<
    Omit<StateRow, "first" | "last"> & { first: string | null; last: string | null }
  >;
  const rows = (results[2]?.rows ?? []).map((row): StateRow => {
    const second = (value: string | null) => (value === null ? null : Number(value));
    return { ...row, epoch: Number(row.epoch), first: second(row.first), last: second(row.last) };
  });
  return { epoch: Math.max(0, ...rows.map(({ epoch }) => epoch)), rows };
}

/** It stands in the text of a statement. */
function checked(organizationId: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(organizationId)) throw new Error("Not an organization's id");
  return organizationId;
}
