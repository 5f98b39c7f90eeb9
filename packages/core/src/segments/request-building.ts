import { boundsOfBucket, dayOfSecond } from "@parley/analytics/engine";
import { type Database, type Transaction, withTenant } from "@parley/db";
import { sql } from "drizzle-orm";

/** Has these buckets built again. */
export function markBuckets(db: Database, organizationId: string, buckets: readonly string[]): Promise<void> {
  return withTenant(db, { organizationId }, (tx) => mark(tx, organizationId, buckets));
}

/** Gives texts of imported rows (`detail:custom.insurance`) a column from now on, in all buckets. */
export function askForDetails(db: Database, organizationId: string, columns: readonly string[]): Promise<void> {
  return withTenant(db, { organizationId }, async (tx) => {
    const { rowCount } = await tx.execute(sql`insert into segment_state (organization_id, bucket, epoch, calls)
      select ${organizationId}, name, nextval('segment_epochs'), 0 from unnest(${sql.param(columns)}::text[]) as asked(name)
      on conflict do nothing`);
    if (!rowCount) return;
    const { rows } = await tx.execute<{ bucket: string }>(
      sql`select bucket from segment_state where organization_id = ${organizationId} and bucket ~ '^[0-9]'`,
    );
    await mark(
      tx,
      organizationId,
      rows.map(({ bucket }) => bucket),
    );
  });
}

async function mark(tx: Transaction, organizationId: string, buckets: readonly string[]): Promise<void> {
  const marks = buckets.map((bucket) => `day:${dayOfSecond(boundsOfBucket(bucket).start)}`);
  await tx.execute(sql`insert into segment_marks (organization_id, what)
    select ${organizationId}, what from unnest(${sql.param(marks)}::text[]) as marked(what)`);
}
