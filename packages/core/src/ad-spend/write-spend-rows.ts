import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import { encodeDimensions } from "../dimensions/index.ts";
import { addFigures } from "./add-figures.ts";
import type { SpendRow } from "./parse-spend-row.ts";

export interface SpendTarget {
  organizationId: string;
  importId: string;
  /** The import whose refused rows these are, mended. */
  mendsId: string | null;
  now: Date;
}

interface Stored extends Record<string, unknown> {
  id: string;
  cost_minor: string;
  clicks: string | null;
  impressions: string | null;
  in_mended: boolean;
}

/**
 * Inserts rows of ad spend that are new and replaces those that changed, remembering what they were for the undo; a filled cell
 * beats an empty one. A mended row is added to what its own import brought beside it. No two rows may have one id.
 */
export async function writeSpendRows(tx: Transaction, target: SpendTarget, rows: SpendRow[]) {
  const stored = await findStored(tx, target, rows);
  const fresh: SpendRow[] = [];
  const changed: SpendRow[] = [];
  for (const row of rows) {
    const known = stored.get(row.id);
    if (!known) {
      fresh.push(row);
      continue;
    }
    const next = known.inMended ? addFigures(known, row) : keepFilled(known, row);
    const same = FIGURES.every((figure) => next[figure] === known[figure]);
    if (!same) changed.push({ ...row, ...next });
  }
  if (fresh.length > 0) await insertRows(tx, target, fresh);
  if (changed.length > 0) await updateRows(tx, target, changed);
  return { inserted: fresh.length, updated: changed.length, unchanged: rows.length - fresh.length - changed.length };
}

const FIGURES = ["costMinor", "clicks", "impressions"] as const;
type Figures = Pick<SpendRow, (typeof FIGURES)[number]>;

const keepFilled = (known: Figures, row: Figures): Figures => {
  const { costMinor, clicks, impressions } = row;
  return { costMinor, clicks: clicks ?? known.clicks, impressions: impressions ?? known.impressions };
};

async function findStored(tx: Transaction, { organizationId, importId, mendsId }: SpendTarget, rows: SpendRow[]) {
  const touched = sql`select from import_changes c join imports i on i.organization_id = c.organization_id and i.id = c.import_id
    where c.organization_id = a.organization_id and c.row_id = a.id`;
  const found = await tx.execute<Stored>(sql`select id, cost_minor, clicks, impressions,
      (a.import_id = ${mendsId}::uuid or exists (${touched} and i.id = ${mendsId}::uuid))
        and not exists (${touched} and i.mends_id = ${mendsId}::uuid and i.id <> ${importId}::uuid) as in_mended
    from ad_spend a where organization_id = ${organizationId} and id = any(${sql.param(rows.map(({ id }) => id))}::uuid[]) order by id for update of a`);
  const number = (text: string | null) => (text === null ? null : Number(text));
  return new Map(
    found.rows.map(({ id, cost_minor, clicks, impressions, in_mended }) => [
      id,
      { costMinor: Number(cost_minor), clicks: number(clicks), impressions: number(impressions), inMended: in_mended },
    ]),
  );
}

async function insertRows(tx: Transaction, target: SpendTarget, rows: SpendRow[]): Promise<void> {
  const { organizationId, importId } = target;
  const ids = async (kind: "source" | "medium" | "campaign") => {
    const values = new Set(rows.flatMap((row) => row[kind] ?? []));
    const known = await encodeDimensions(tx, organizationId, kind, values);
    return sql`${sql.param(rows.map((row) => known.get(row[kind] ?? "") ?? null))}::int[]`;
  };
  const [source, medium, campaign] = [await ids("source"), await ids("medium"), await ids("campaign")];
  const now = sql`${target.now.toISOString()}::timestamptz`;
  await tx.execute(sql`insert into ad_spend (organization_id, id, day, source_id, medium_id, campaign_id, cost_minor, clicks,
      impressions, import_id, created_at, updated_at)
    select ${organizationId}, id, day, source_id, medium_id, campaign_id, cost, clicks, impressions, ${importId}::uuid, ${now}, ${now}
    from unnest(${sql.param(rows.map(({ id }) => id))}::uuid[], ${sql.param(rows.map(({ day }) => day))}::date[], ${source}, ${medium},
      ${campaign}, ${numbers(rows)}) as incoming(id, day, source_id, medium_id, campaign_id, cost, clicks, impressions)`);
}

async function updateRows(tx: Transaction, target: SpendTarget, rows: SpendRow[]): Promise<void> {
  const { organizationId, importId } = target;
  await tx.execute(sql`with incoming as (
      select * from unnest(${sql.param(rows.map(({ id }) => id))}::uuid[], ${numbers(rows)}) as row(id, cost_minor, clicks, impressions)
    ), changed as (
      update ad_spend set cost_minor = incoming.cost_minor, clicks = incoming.clicks, impressions = incoming.impressions,
        updated_at = ${target.now.toISOString()}::timestamptz
      from incoming join ad_spend was on was.organization_id = ${organizationId} and was.id = incoming.id
      where ad_spend.organization_id = ${organizationId} and ad_spend.id = incoming.id
      returning ad_spend.id, ${state("was")} as before, ${state("ad_spend")} as after
    )
    insert into import_changes (organization_id, import_id, row_id, before, after)
    select ${organizationId}, ${importId}, id, before, after from changed`);
}

/** What an update may change of a row, as the undo needs it. */
const state = (row: "was" | "ad_spend") =>
  sql.raw(
    `jsonb_build_object(${["cost_minor", "clicks", "impressions", "updated_at"].map((name) => `'${name}', ${row}.${name}`).join(", ")})`,
  );

const numbers = (rows: SpendRow[]) => sql`${sql.param(rows.map(({ costMinor }) => costMinor))}::bigint[],
  ${sql.param(rows.map(({ clicks }) => clicks))}::bigint[], ${sql.param(rows.map(({ impressions }) => impressions))}::bigint[]`;
