import type { BuiltBucket } from "@parley/analytics/engine";
import type { Snapshot } from "@parley/db";

/** Bytes that one statement writes. */
const BYTES_AT_ONCE = 4 << 20;

/** Puts built buckets in the place of what they were, with the state that tells threads to read them. */
export async function writeSegments(
  snapshot: Snapshot,
  organizationId: string,
  built: readonly BuiltBucket[],
  dictionaries: readonly string[],
): Promise<void> {
  const { rows } = await snapshot.query<{ epoch: string }>("select nextval('segment_epochs') as epoch");
  const epoch = rows[0]!.epoch;
  const names = built.map(({ bucket }) => bucket);
  // A month that has become one bucket takes the place of its days.
  const replaced = ["segments", "segment_state"].map((table) =>
    snapshot.query(
      `delete from ${table} where organization_id = $1 and (bucket = any($2) or (length(bucket) = 10 and left(bucket, 7) = any($2)))`,
      [organizationId, names],
    ),
  );
  await Promise.all(replaced);
  let batch: { bucket: string; rows: number; name: string; data: Buffer }[] = [];
  const flush = async () => {
    await snapshot.query(
      `insert into segments (organization_id, bucket, column_name, epoch, n, data)
       select $1, bucket, name, $2, n, data from unnest($3::text[], $4::text[], $5::int[], $6::bytea[]) as made(bucket, name, n, data)`,
      [
        ...[organizationId, epoch, batch.map(({ bucket }) => bucket), batch.map(({ name }) => name)],
        ...[batch.map(({ rows: n }) => n), batch.map(({ data }) => data)],
      ],
    );
    batch = [];
  };
  let bytes = 0;
  for (const { bucket, rows: n, columns } of built) {
    for (const { name, data } of columns) {
      batch.push({ bucket, rows: n, name, data: Buffer.from(data.buffer, data.byteOffset, data.byteLength) });
      bytes += data.byteLength;
      if (bytes < BYTES_AT_ONCE) continue;
      await flush();
      bytes = 0;
    }
  }
  if (batch.length > 0) await flush();
  await snapshot.query(
    `insert into segment_state (organization_id, bucket, epoch, calls, first_at, last_at)
     select $1, bucket, $2, n, to_timestamp(first), to_timestamp(last)
     from unnest($3::text[], $4::int[], $5::float8[], $6::float8[]) as made(bucket, n, first, last)
     on conflict (organization_id, bucket) do update set epoch = excluded.epoch, calls = excluded.calls`,
    [
      ...[
        organizationId,
        epoch,
        [...names, ...dictionaries],
        [...built.map(({ rows: n }) => n), ...dictionaries.map(() => 0)],
      ],
      ...[[...built.map(({ first }) => first), ...dictionaries.map(() => null)]],
      ...[[...built.map(({ last }) => last), ...dictionaries.map(() => null)]],
    ],
  );
}
