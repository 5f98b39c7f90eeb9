import { SCORE } from "../catalogue/flags.ts";
import { DETAIL_LENGTH } from "../compile/detail-sql.ts";
import { dictionaryColumns } from "./column-names.ts";

/** Several tags of a call are one value: their set, in order, with U+001F between them. */
export const TAG_SEPARATOR = "\u001f";
export const tagSetSql =
  "case when cardinality(tags) > 0 then array_to_string(array(select distinct t from unnest(tags) t order by t), chr(31)) end";

/** A text that imported rows brought and that has been asked for: where layouts keep it. */
export interface DetailColumn {
  key: string;
  places: { layoutId: number; position: number }[];
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** As `detailSql`, without parameters. */
export function detailText({ places }: DetailColumn): string {
  if (places.length === 0) return "null::text";
  const cases = places.map((at) => `when ${at.layoutId} then split_part(d.payload, chr(31), ${at.position + 1})`);
  return `nullif(left(btrim(case d.layout_id ${cases.join(" ")} end), ${DETAIL_LENGTH}), '')`;
}

export const DETAIL_JOIN = "left join call_details d on d.organization_id = c.organization_id and d.call_id = c.id";

/** The times of these buckets, as a condition on `calls c`. */
export function within(bounds: readonly { start: number; end: number }[]): string {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of [...bounds].sort((a, b) => a.start - b.start)) {
    const last = spans.at(-1);
    if (last?.end === start) last.end = end;
    else spans.push({ start, end });
  }
  return `(${spans.map(({ start, end }) => `c.called_at >= to_timestamp(${start}) and c.called_at < to_timestamp(${end})`).join(" or ")})`;
}

/**
 * `COPY ... TO STDOUT` of the calls in these times, in the order of `readCopyRow`: what segments are made of. It takes no parameters, so the
 * organization's id has to be a checked uuid.
 */
export function copyStatement(organizationId: string, condition: string, details: readonly DetailColumn[]): string {
  if (!/^[0-9a-f-]{36}$/i.test(organizationId)) throw new Error("Not an organization's id");
  const value = (alias: string, kind: string, text: string) =>
    `left join dimension_values ${alias} on ${alias}.organization_id = c.organization_id and ${alias}.kind = ${quoted(kind)} and ${alias}.value = ${text}`;
  // By their keys, in sub-selects: see internTexts.
  const byPhone = (what: string, table: string) =>
    `(select ${what} from ${table} p where p.organization_id = c.organization_id and p.phone = c.phone)`;
  const first = `coalesce(${byPhone("p.first_call_id = c.id", "callers")}, false)`;
  const caller = byPhone("p.number", "segment_callers");
  const columns = [
    ...["c.called_at", "c.local_date", "c.local_hour", "c.kind::text", "c.direction::text", "c.status::text"],
    ...["c.answered", "c.human_answered", "c.converted", "c.spam", first],
    ...["c.phone is not null", ...dictionaryColumns.map((name) => `c.${name}_id`)],
    ...["c.duration_seconds", "c.ring_seconds", "c.talk_seconds", SCORE.replace("score", "c.score")],
    ...["c.value_minor", "c.cost_microdollars", caller],
    "case when c.phone between 10000000000 and 19999999999 then (c.phone / 10000000 % 1000)::integer end",
    ...["tag_set.id", "outcome.id", "answered_by.id", "language.id"],
    ...details.map((_, i) => `detail${i}.id`),
    "c.id",
  ];
  const joins = [
    "left join ai_calls a on a.organization_id = c.organization_id and a.call_id = c.id",
    value("tag_set", "tags", `(${tagSetSql.replaceAll("tags", "c.tags")})`),
    value("outcome", "outcome", "a.outcome"),
    value("answered_by", "answered_by", "a.answered_by"),
    value("language", "language", "a.language"),
    ...(details.length > 0 ? [DETAIL_JOIN] : []),
    ...details.map((detail, i) => value(`detail${i}`, `detail:${detail.key}`, detailText(detail))),
  ];
  return `copy (select ${columns.join(", ")} from calls c ${joins.join(" ")}
    where c.organization_id = '${organizationId}' and ${condition} order by c.called_at, c.id) to stdout (format binary)`;
}
