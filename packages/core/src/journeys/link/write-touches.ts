import type { Transaction } from "@parley/db";
import { derivedUuid } from "@parley/platform";
import { sql } from "drizzle-orm";
import { type DimensionCache, type DimensionKind, encodeDimensions } from "../../dimensions/index.ts";
import type { CallRecord } from "./call-record.ts";
import type { ToldTouch } from "./told-touches.ts";

/** Writes the touches of these calls, each under its person; the same again changes nothing. A call's own touch has the call's id. */
export async function writeTouches(
  tx: Transaction,
  organizationId: string,
  calls: readonly CallRecord[],
  personOf: ReadonlyMap<string, number>,
  cache: DimensionCache,
): Promise<void> {
  await writeOwn(tx, organizationId, calls, personOf);
  await writeTold(tx, organizationId, calls, personOf, cache);
}

async function writeOwn(
  tx: Transaction,
  organizationId: string,
  calls: readonly CallRecord[],
  personOf: ReadonlyMap<string, number>,
): Promise<void> {
  const ids = calls.map(({ id }) => id);
  // The time is part of a touch's key.
  await tx.execute(sql`delete from touches t using calls c where t.organization_id = ${organizationId}
    and t.call_id = any(${sql.param(ids)}::uuid[]) and t.id = t.call_id
    and c.organization_id = t.organization_id and c.id = t.call_id and c.called_at <> t.at`);
  await tx.execute(sql`
    insert into touches as t (organization_id, person_id, at, id, kind, source_id, medium_id, campaign_id, keyword_id, landing_page_id, call_id)
    select c.organization_id, u.person_id, c.called_at, c.id, case when u.is_form then 'form' else 'call' end,
      c.source_id, c.medium_id, c.campaign_id, c.keyword_id, c.landing_page_id, c.id
    from unnest(${sql.param(ids)}::uuid[], ${sql.param(ids.map((id) => personOf.get(id)!))}::bigint[],
      ${sql.param(calls.map(({ isForm }) => isForm))}::boolean[]) as u(id, person_id, is_form)
    join calls c on c.organization_id = ${organizationId} and c.id = u.id
    on conflict (organization_id, person_id, at, id) do update set kind = excluded.kind, source_id = excluded.source_id,
      medium_id = excluded.medium_id, campaign_id = excluded.campaign_id, keyword_id = excluded.keyword_id,
      landing_page_id = excluded.landing_page_id
    where (t.kind, t.source_id, t.medium_id, t.campaign_id, t.keyword_id, t.landing_page_id) is distinct from
      (excluded.kind, excluded.source_id, excluded.medium_id, excluded.campaign_id, excluded.keyword_id, excluded.landing_page_id)`);
}

/** The same visit told by two calls is one touch: its id comes from what is said of it. */
export const idOfTold = ({ at, kind, source, medium, campaign }: ToldTouch) =>
  derivedUuid("touch", kind, String(at), source ?? "", medium ?? "", campaign ?? "");

async function writeTold(
  tx: Transaction,
  organizationId: string,
  calls: readonly CallRecord[],
  personOf: ReadonlyMap<string, number>,
  cache: DimensionCache,
): Promise<void> {
  const told = calls.flatMap((call) => call.told.map((touch) => ({ call, touch })));
  if (told.length === 0) return;
  const encode = async (kind: DimensionKind, textOf: (touch: ToldTouch) => string | null) => {
    const texts = told.map(({ touch }) => textOf(touch));
    const ids = await encodeDimensions(
      tx,
      organizationId,
      kind,
      texts.filter((text) => text !== null),
      cache,
    );
    return sql`${sql.param(texts.map((text) => (text === null ? null : ids.get(text)!)))}::int[]`;
  };
  const [source, medium, campaign, keyword] = [
    await encode("source", (touch) => touch.source),
    await encode("medium", (touch) => touch.medium),
    await encode("campaign", (touch) => touch.campaign),
    await encode("keyword", (touch) => touch.keyword),
  ];
  const landingPage = await encode("landing_page", (touch) => touch.landingPage);
  await tx.execute(sql`
    insert into touches (organization_id, person_id, at, id, kind, source_id, medium_id, campaign_id, keyword_id, landing_page_id, call_id)
    select ${organizationId}, person_id, to_timestamp(at / 1000.0), id, kind, source_id, medium_id, campaign_id, keyword_id,
      landing_page_id, call_id
    from unnest(${sql.param(told.map(({ call }) => personOf.get(call.id)!))}::bigint[],
      ${sql.param(told.map(({ touch }) => touch.at))}::bigint[],
      ${sql.param(told.map(({ touch }) => idOfTold(touch)))}::uuid[],
      ${sql.param(told.map(({ touch }) => touch.kind))}::text[],
      ${source}, ${medium}, ${campaign}, ${keyword}, ${landingPage},
      ${sql.param(told.map(({ call }) => call.id))}::uuid[])
      as told(person_id, at, id, kind, source_id, medium_id, campaign_id, keyword_id, landing_page_id, call_id)
    on conflict do nothing`);
}
