import type { Statement } from "@parley/analytics";
import type { Transaction } from "@parley/db";
import { type SQL, sql } from "drizzle-orm";

/**
 * Runs a compiled statement; its values travel as parameters. A value that the text names twice stays ONE parameter: Postgres takes an
 * expression that is selected and grouped by for the same only then.
 */
export async function runStatement(tx: Transaction, statement: Statement): Promise<Record<string, unknown>[]> {
  const chunks: SQL[] = [];
  /** By the statement's own number, the one that the value travels under. */
  const numbers = new Map<number, number>();
  let at = 0;
  for (const match of statement.text.matchAll(/\$(\d+)/g)) {
    chunks.push(sql.raw(statement.text.slice(at, match.index)));
    const own = Number(match[1]);
    const known = numbers.get(own);
    if (known === undefined) {
      numbers.set(own, numbers.size + 1);
      chunks.push(sql`${sql.param(statement.values[own - 1])}`);
    } else chunks.push(sql.raw(`$${known}`));
    at = match.index + match[0].length;
  }
  chunks.push(sql.raw(statement.text.slice(at)));
  const { rows } = await tx.execute<Record<string, unknown>>(sql.join(chunks));
  return rows;
}
