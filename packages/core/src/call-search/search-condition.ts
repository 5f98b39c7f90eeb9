import { type SQL, sql } from "drizzle-orm";

/** What may be a telephone number, or a part of one, among the words of a search. */
const NUMBER = /\+?\d[\d ().-]{2,}\d/g;

/**
 * SQL condition on `calls c` for a search: words of transcripts, notes, summaries, purposes, names and tags in any order ("in quotes"
 * side by side, -without), telephone numbers by their digits however they are written. Names and numbers also match by any part.
 */
export function searchCondition(words: string): SQL {
  const pattern = `%${words.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  const digits = words.replace(/\D/g, "");
  const byWords = sql`c.id in (select search_calls(${searchQuery(words)}))`;
  // An AI call is in the index once it has ended; its purpose finds it while it goes on.
  const byPurpose = sql`(c.kind = 'ai' and exists (select from ai_calls p where p.organization_id = c.organization_id
    and p.call_id = c.id and p.purpose ilike ${pattern}))`;
  const byPart = sql`c.person_name ilike ${pattern} or ${byPurpose}`;
  return digits.length >= 3 && !/[a-z]/i.test(words)
    ? sql`(${byPart} or c.phone::text like ${`%${digits}%`} or ${byWords})`
    : sql`(${byPart} or ${byWords})`;
}

/** The stems of the words or the words as they are; and, where a number stands among them, its digits with the words around it. */
function searchQuery(words: string): SQL {
  const text = (part: string) =>
    sql`(websearch_to_tsquery('english', ${part}) || websearch_to_tsquery('simple', ${part}))`;
  const numbers = (words.match(NUMBER) ?? []).map((number) => number.replace(/\D/g, "").replace(/^0+/, ""));
  const known = numbers.filter((number) => number.length >= 4);
  if (known.length === 0) return text(words);
  const rest = words.replace(NUMBER, " ").trim();
  const parts = known.map((number) => sql`to_tsquery('simple', ${`${number}:*`})`);
  if (/[\p{L}\p{N}]/u.test(rest)) parts.push(text(rest));
  return sql`(${text(words)} || (${sql.join(parts, sql` && `)}))`;
}
