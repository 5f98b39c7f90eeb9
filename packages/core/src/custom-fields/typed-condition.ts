import { invalidInput } from "@parley/platform";
import { type SQL, sql } from "drizzle-orm";
import type { CustomFieldType, CustomFilters } from "./schemas.ts";

type Filter = CustomFilters[string];

const YES = ["true", "t", "yes", "y", "1", "x", "on"];
const NO = ["false", "f", "no", "n", "0", "off"];

/**
 * A number as files write it; everything else reads as none, so that no row can fail the cast. Signs of money and grouping are taken
 * out only where there are some: that costs ten times the look at a plain number.
 */
const number = sql`(case when cell.text ~ '^[-+]?\\d{1,18}(\\.\\d{1,9})?$' then cell.text::numeric
  when cell.text ~ '^[-+$€£¥\\d.,\\s]+%?$' and regexp_replace(cell.text, '[$€£¥%,\\s]', '', 'g') ~ '^[-+]?\\d{1,18}(\\.\\d{1,9})?$'
    then regexp_replace(cell.text, '[$€£¥%,\\s]', '', 'g')::numeric end)`;

/**
 * A day as YYYY-MM-DD in text, which sorts as days do: year first; month first with slashes unless it cannot be; day first with dots;
 * a month's English name before the day.
 */
const day = sql`coalesce(
  (select m[1] || '-' || lpad(m[2], 2, '0') || '-' || lpad(m[3], 2, '0')
    from regexp_match(cell.text, '^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)') m),
  (select right('20' || m[4], 4) || '-' || case when m[2] = '.' or m[1]::int > 12
      then lpad(m[3], 2, '0') || '-' || lpad(m[1], 2, '0') else lpad(m[1], 2, '0') || '-' || lpad(m[3], 2, '0') end
    from regexp_match(cell.text, '^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)') m),
  (select m[3] || '-' || lpad((array_position(array['jan','feb','mar','apr','may','jun','jul','aug','sep','oct','nov','dec'], lower(m[1])))::text, 2, '0')
      || '-' || lpad(m[2], 2, '0')
    from regexp_match(cell.text, '^([A-Za-z]{3})[a-z]*\\.? (\\d{1,2}),? (\\d{4})(?!\\d)') m)) collate "C"`;

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * SQL on `cell.text` (a custom field's text as the file had it) for any of the values, or for what lies from `min` to `max`. Texts
 * compare without regard to case; a text that is not of the type never matches. Throws invalid_input naming the parameter.
 */
export function typedCondition(type: CustomFieldType, key: string, filter: Filter): SQL {
  const bare = key.slice("custom.".length);
  const refuse = (parameter: string, message: string) => invalidInput([{ pointer: `/${parameter}.${bare}`, message }]);
  const { values, min, max } = filter;
  if (type === "text" || type === "boolean") {
    if (min !== undefined || max !== undefined) {
      throw refuse(min !== undefined ? "custom_min" : "custom_max", "Only numbers and dates have a range.");
    }
  }
  if (type === "text") return anyOf(sql`lower(cell.text)`, values ?? [], (value) => sql`lower(${value.trim()})`);
  if (type === "boolean") return yesOrNo(values ?? [], () => refuse("custom", "Choose yes or no."));

  const isNumber = type === "number";
  const cell = isNumber ? number : day;
  const read = (parameter: string) => (value: string) => {
    const text = value.trim();
    if (isNumber ? text !== "" && Math.abs(Number(text)) < 1e18 : DATE.test(text)) {
      return isNumber ? sql`${text}::numeric` : sql`${text}`;
    }
    throw refuse(parameter, isNumber ? "Give a number such as 250." : "Give a day such as 2026-11-21.");
  };
  const parts: SQL[] = [];
  if (values) parts.push(anyOf(cell, values, read("custom")));
  if (min !== undefined) parts.push(sql`${cell} >= ${read("custom_min")(min)}`);
  if (max !== undefined) parts.push(sql`${cell} <= ${read("custom_max")(max)}`);
  return parts.length > 0 ? sql.join(parts, sql` and `) : sql`false`;
}

function anyOf(cell: SQL, values: string[], read: (value: string) => SQL): SQL {
  return values.length > 0 ? sql`${cell} in (${sql.join(values.map(read), sql`, `)})` : sql`false`;
}

function yesOrNo(values: string[], refusal: () => Error): SQL {
  const words = values.flatMap((value) => {
    const word = value.trim().toLowerCase();
    if (YES.includes(word)) return YES;
    if (NO.includes(word)) return NO;
    throw refusal();
  });
  return anyOf(sql`lower(cell.text)`, words, (word) => sql`${word}`);
}
