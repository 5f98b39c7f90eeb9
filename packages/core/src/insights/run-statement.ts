import type { Statement } from "@parley/analytics";
import type { Transaction } from "@parley/db";
import { statementSql } from "./statement-sql.ts";

/** Runs a compiled statement; its values travel as parameters. */
export async function runStatement(tx: Transaction, statement: Statement): Promise<Record<string, unknown>[]> {
  const { rows } = await tx.execute<Record<string, unknown>>(statementSql(statement));
  return rows;
}
