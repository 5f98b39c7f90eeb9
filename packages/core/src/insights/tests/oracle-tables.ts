import type { Database } from "@parley/db";
import { sql } from "drizzle-orm";
import type { AnyCall } from "../testing/any-call.ts";
import type { Merges } from "../testing/seed-any-calls.ts";
import type { SeededSpend } from "../testing/seed-calls.ts";

/**
 * Two plain tables that say what happened in the words of the field, made from what a test made up and from nothing that the product
 * wrote: names as they count, days and hours worked out by Postgres from the instant. The oracle's SQL reads these alone.
 */
export async function createOracleTables(
  db: Database,
  zone: string,
  calls: readonly AnyCall[],
  spend: readonly SeededSpend[],
  merges: Merges,
): Promise<void> {
  await db.execute(sql`create schema if not exists oracle`);
  await db.execute(sql`drop table if exists oracle.calls, oracle.spend`);
  await db.execute(sql`create table oracle.calls as
    select c.*, local.at::date as day, extract(hour from local.at)::int as hour, extract(isodow from local.at)::int as weekday,
      date_trunc('week', local.at)::date as week, date_trunc('month', local.at)::date as month
    from jsonb_to_recordset(${JSON.stringify(calls.map((call) => flatCall(call, merges)))}::jsonb) as c(
      id uuid, at timestamptz, kind text, direction text, status text, phone bigint, source text, medium text, campaign text, keyword text,
      agent text, state text, city text, country text, tracking_number text, landing_page text, referrer text, device text, browser text,
      ad_group text, ad_network text, duration int, ring int, talk int, score numeric, value bigint, cost bigint, human boolean,
      converted boolean, spam boolean, tags text[], plan text, visits text, form text, experiments text, words text, language text,
      answered_by text, outcome text, ended boolean, turns int[])
    cross join lateral (select c.at at time zone ${zone} as at) local`);
  await db.execute(sql`alter table oracle.calls add column first boolean`);
  await db.execute(sql`update oracle.calls c set first = kind = 'tracked' and direction = 'inbound' and not spam and phone is not null
    and not exists (select from oracle.calls e where e.phone = c.phone and e.kind = 'tracked' and e.direction = 'inbound' and not e.spam
      and (e.at < c.at or e.at = c.at and e.id < c.id))`);
  await db.execute(sql`create table oracle.spend as
    select s.*, date_trunc('week', day)::date as week, date_trunc('month', day)::date as month, extract(isodow from day)::int as weekday
    from jsonb_to_recordset(${JSON.stringify(spend.map((row) => flatSpend(row, merges)))}::jsonb) as s(
      day date, source text, medium text, campaign text, cost bigint, clicks bigint, impressions bigint)`);
}

const countedAs = (merges: Merges, kind: keyof Merges, value: string | null | undefined) =>
  value == null ? null : (merges[kind]?.[value] ?? value);

function flatCall(call: AnyCall, merges: Merges) {
  const texts = Object.keys(call.texts) as (keyof AnyCall["texts"])[];
  const cell = (key: string) => call.cells[key]?.trim() || null;
  const words = [call.transcript, call.notes, call.personName, ...call.tags, call.ai && "Ask about insurance"];
  return {
    ...Object.fromEntries(texts.map((kind) => [kind, countedAs(merges, kind, call.texts[kind])])),
    ...{ id: call.id, at: call.at, kind: call.kind, direction: call.direction, status: call.status, phone: call.phone },
    ...{ duration: call.durationSeconds, ring: call.ringSeconds, talk: call.talkSeconds, score: call.score },
    ...{ value: call.valueMinor, cost: call.costMicrodollars, human: call.humanAnswered, converted: call.converted },
    ...{ spam: call.spam, tags: call.tags, plan: cell("custom.plan"), visits: cell("custom.visits") },
    ...{
      form: cell("form_form_name"),
      experiments: cell("experiments"),
      words: words.filter(Boolean).join(" ").toLowerCase(),
    },
    ...{ language: call.ai?.language, answered_by: call.ai?.answeredBy, outcome: call.ai?.outcome },
    ...{ ended: call.ai?.ended ?? false, turns: call.ai?.turnsMs ?? [] },
  };
}

function flatSpend({ day, costMinor: cost, clicks = null, impressions = null, ...names }: SeededSpend, merges: Merges) {
  const { source, medium, campaign } = names;
  return {
    ...{ day, cost, clicks, impressions, source: countedAs(merges, "source", source) },
    ...{ medium: countedAs(merges, "medium", medium), campaign: countedAs(merges, "campaign", campaign) },
  };
}
