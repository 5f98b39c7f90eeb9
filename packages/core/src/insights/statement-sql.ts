import type { Statement } from "@parley/analytics";
import { type SQL, sql } from "drizzle-orm";

/** A compiled statement as a piece of a larger one; its values travel as parameters, each as often as the text names it. */
export function statementSql(statement: Statement): SQL {
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
  return sql.join(chunks);
}
