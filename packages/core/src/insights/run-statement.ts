import type { Statement } from "@parley/analytics";
import type { Transaction } from "@parley/db";
import { type SQL, sql } from "drizzle-orm";

/** Runs a compiled statement; its values travel as parameters. */
export async function runStatement(tx: Transaction, statement: Statement): Promise<Record<string, unknown>[]> {
  const chunks: SQL[] = [];
  let at = 0;
  for (const match of statement.text.matchAll(/\$(\d+)/g)) {
    chunks.push(
      sql.raw(statement.text.slice(at, match.index)),
      sql`${sql.param(statement.values[Number(match[1]) - 1])}`,
    );
    at = match.index + match[0].length;
  }
  chunks.push(sql.raw(statement.text.slice(at)));
  const { rows } = await tx.execute<Record<string, unknown>>(sql.join(chunks));
  return rows;
}
