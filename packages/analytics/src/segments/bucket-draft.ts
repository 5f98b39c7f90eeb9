import { encodeColumn, encodeIds } from "./column-codec.ts";
import { ID_COLUMN } from "./column-names.ts";
import { GrowingColumn } from "./growing-column.ts";

export interface BuiltBucket {
  bucket: string;
  rows: number;
  /** Seconds since 1970; null without rows. */
  first: number | null;
  last: number | null;
  columns: { name: string; data: Buffer }[];
}

/** Rows of one bucket while they are read. */
export class BucketDraft {
  readonly columns: GrowingColumn[];
  ids = new Uint8Array(16 * 1024);
  rows = 0;

  constructor(
    readonly bucket: string,
    readonly names: readonly string[],
  ) {
    this.columns = names.map(() => new GrowingColumn());
  }

  /** The 16 bytes of a call's id, in the order of the rows. */
  pushId(source: Uint8Array, at: number): void {
    if (this.ids.length < (this.rows + 1) * 16) {
      const wider = new Uint8Array(this.ids.length * 2);
      wider.set(this.ids);
      this.ids = wider;
    }
    for (let i = 0; i < 16; i++) this.ids[this.rows * 16 + i] = source[at + i]!;
    this.rows += 1;
  }

  finish(): BuiltBucket {
    const { bucket, rows, names } = this;
    const times = this.columns[names.indexOf("time")]!.values;
    const columns = names.map((name, i) => ({ name, data: encodeColumn(this.columns[i]!.values, rows) }));
    columns.push({ name: ID_COLUMN, data: encodeIds(this.ids, rows) });
    return { bucket, rows, first: rows > 0 ? times[0]! : null, last: rows > 0 ? times[rows - 1]! : null, columns };
  }
}
