import {
  type DictionaryRows,
  HEADER_BYTES,
  ID_COLUMN,
  type ListedRow,
  type Loaded,
  type Needs,
} from "@parley/analytics/engine";
import { type Database, inSnapshot } from "@parley/db";

/** Reads what a thread lacks. */
export async function readColumns(db: Database, organizationId: string, needs: Needs): Promise<Loaded> {
  return inSnapshot(db, organizationId, async (snapshot) => {
    const columns: Loaded["columns"] = [];
    // Columns that lack the same buckets, which most do, come together.
    const byBuckets = new Map<string, string[]>();
    for (const { name, buckets } of needs.columns) {
      const key = buckets.map(quoted).join();
      byBuckets.set(key, [...(byBuckets.get(key) ?? []), name]);
    }
    for (const [buckets, names] of byBuckets) {
      const statement = `copy (select bucket, column_name, epoch::text, data from segments where organization_id = ${quoted(organizationId)}
        and bucket in (${buckets}) and column_name in (${names.map(quoted).join()})) to stdout (format binary)`;
      for (const [bucket, name, epoch, data] of await readRows(snapshot.copyOut(statement))) {
        columns.push({ bucket: text(bucket!), name: text(name!), epoch: Number(text(epoch!)), data: data! });
      }
    }
    const dictionaries: DictionaryRows[] = [];
    for (const kind of needs.dictionaries) {
      const { rows } = await snapshot.query<{ ids: number[] | null; texts: string[] | null; merged: number[] | null }>(
        `select array_agg(id order by id) as ids, array_agg(value order by id) as texts, array_agg(coalesce(merged_into, 0) order by id) as merged
         from dimension_values where organization_id = $1 and kind = $2`,
        [organizationId, kind],
      );
      const { ids, texts, merged } = rows[0]!;
      dictionaries.push({ kind, ids: ids ?? [], values: texts ?? [], merged: merged ?? [] });
    }
    return { columns, dictionaries };
  });
}

/** The ids of listed rows, in their order: a few bytes from the middle of each bucket's ids. */
export async function readIds(db: Database, organizationId: string, rows: readonly ListedRow[]): Promise<string[]> {
  if (rows.length === 0) return [];
  return inSnapshot(db, organizationId, async (snapshot) => {
    const found = await snapshot.query<{ id: string | null }>(
      `select encode(substring(s.data from ${HEADER_BYTES + 1} + asked.row * 16 for 16), 'hex') as id
       from unnest($2::text[], $3::int[]) with ordinality as asked(bucket, row, place)
       left join segments s on s.organization_id = $1 and s.bucket = asked.bucket and s.column_name = '${ID_COLUMN}'
       order by asked.place`,
      [organizationId, rows.map(({ bucket }) => bucket), rows.map(({ row }) => row)],
    );
    return found.rows.map(({ id }) => {
      if (id?.length !== 32) throw new Error("A segment's ids are cut short");
      return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    });
  });
}

/** COPY takes no parameters. */
const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;
const text = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");

/** Signature, flags and the length of an extension, of which there is none. */
const HEADER = 19;

/** The fields of each row of a binary COPY. Only COPY gives bytes as they are: node-postgres reads every other answer as text. */
async function readRows(stream: AsyncIterable<Buffer>): Promise<Uint8Array[][]> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const rows: Uint8Array[][] = [];
  let at = HEADER;
  for (;;) {
    const fields = bytes.readInt16BE(at);
    at += 2;
    if (fields < 0) return rows;
    const row: Uint8Array[] = [];
    for (let i = 0; i < fields; i++) {
      const length = bytes.readInt32BE(at);
      row.push(bytes.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    }
    rows.push(row);
  }
}
