import { dimensionOf, type Filter, mediumClassOf, type Scope, sourceClassOf } from "@parley/analytics";
import type { FoundCalls } from "@parley/analytics/engine";
import type { Transaction } from "@parley/db";
import { invalidInput } from "@parley/platform";
import { type SQL, sql } from "drizzle-orm";
import { searchCondition } from "../call-search/index.ts";

/** Calls that a search of words may find before it has to be narrowed. */
const MOST_FOUND = 200_000;

/** Whether filters search for words. */
export const hasWords = (filters: readonly Filter[]): boolean => filters.some(({ dimension }) => dimension === "text");

/** Adds to a scope what only some questions need: where imported texts stand, classes of sources, the calls that hold some words. */
export async function completeScope(
  tx: Transaction,
  scope: Scope,
  named: readonly string[],
  filters: readonly Filter[],
): Promise<Scope> {
  const origins = new Set(named.map((key) => dimensionOf(key)?.origin.from));
  const complete: Scope = { ...scope };
  if (origins.has("detail")) {
    const { rows } = await tx.execute<{ id: number; columns: string[] }>(
      sql`select id, columns from detail_layouts where organization_id = ${scope.organizationId} order by id`,
    );
    complete.layouts = rows;
  }
  if (origins.has("channel")) {
    const { rows } = await tx.execute<{ kind: string; id: number; value: string }>(sql`select kind, id, value
      from dimension_values where organization_id = ${scope.organizationId} and kind in ('source', 'medium')`);
    const classes = { source: [] as number[], medium: [] as number[] };
    for (const { kind, id, value } of rows) {
      if (kind === "source") classes.source[id - 1] = sourceClassOf(value);
      else classes.medium[id - 1] = mediumClassOf(value);
    }
    complete.classes = {
      source: Array.from(classes.source, (n) => n ?? 0),
      medium: Array.from(classes.medium, (n) => n ?? 0),
    };
  }
  if (origins.has("text")) {
    const found = await findWords(tx, scope.organizationId, filters);
    complete.found = new Map([...found].map(([words, { ids }]) => [words, ids]));
  }
  return complete;
}

/** The calls that hold the words of these filters, by the words. Throws `invalid_input` for words that too many hold. */
export async function findWords(
  tx: Transaction,
  organizationId: string,
  filters: readonly Filter[],
): Promise<Map<string, FoundCalls>> {
  const asked = filters.flatMap(({ dimension, values }) => (dimension === "text" ? values : []));
  const found = new Map<string, FoundCalls>();
  for (const words of asked) {
    if (words === null || found.has(words)) continue;
    const condition: SQL = searchCondition(words);
    const { rows } = await tx.execute<{
      id: string;
      second: string;
    }>(sql`select c.id, floor(extract(epoch from c.called_at)) as second from calls c
      where c.organization_id = ${organizationId} and ${condition} limit ${MOST_FOUND + 1}`);
    if (rows.length > MOST_FOUND) {
      const message = `'${words.slice(0, 80)}' is in more than ${MOST_FOUND.toLocaleString("en-US")} calls. Add a word that fewer have.`;
      throw invalidInput([{ pointer: "/filters", message }], message);
    }
    found.set(words, { ids: rows.map(({ id }) => id), seconds: rows.map(({ second }) => Number(second)) });
  }
  return found;
}
