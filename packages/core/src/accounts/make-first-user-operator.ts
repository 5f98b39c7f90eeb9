import type { Database } from "@parley/db";
import { sql } from "drizzle-orm";

/** Makes the oldest user the operator unless there is one. The lock lets two first sign-ups at once make one, never two or none. */
export async function makeFirstUserOperator(db: Database, userId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('first operator', 0))`);
    await tx.execute(sql`update users set is_operator = true where id = ${userId}
      and id = (select id from users order by created_at, id limit 1)
      and not exists (select 1 from users where is_operator)`);
  });
}
