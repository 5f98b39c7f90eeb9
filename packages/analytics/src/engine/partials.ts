import { bytesOfCells, type Cells } from "./cells.ts";
import type { Bucket, OrganizationStore } from "./store.ts";

/** Bytes a row that may be kept of what was counted before. */
const BYTES_A_ROW = 4;
/** A bucket with fewer calls than this for each cell is counted as fast as its cells are added up. */
const CALLS_A_CELL = 4;
/** Forms of questions that are remembered as asked once. */
const MOST_SEEN = 500;

/**
 * What a question counted in a bucket stays true until the bucket is built anew. Dashboards ask the same again and again: from the second
 * time on the counts of whole buckets are kept and only added up, and a call that comes in costs a look at its own day.
 */
export class Partials {
  readonly #kept = new Map<string, { bucket: Bucket; cells: Cells }>();
  readonly #seen = new Set<string>();
  bytes = 0;

  constructor(readonly store: OrganizationStore) {}

  /** Whether the counts of a question of this form are worth keeping: it was asked before. */
  asked(form: string): boolean {
    if (this.#seen.has(form)) return true;
    if (this.#seen.size >= MOST_SEEN) this.#seen.clear();
    this.#seen.add(form);
    return false;
  }

  isWorth(bucket: Bucket, cells: number): boolean {
    return bucket.calls >= cells * CALLS_A_CELL;
  }

  get(form: string, bucket: Bucket): Cells | null {
    const name = `${bucket.bucket} ${form}`;
    const known = this.#kept.get(name);
    if (known?.bucket !== bucket) return null;
    // The one that was used last goes last.
    this.#kept.delete(name);
    this.#kept.set(name, known);
    return known.cells;
  }

  keep(form: string, bucket: Bucket, cells: Cells): void {
    const most = BYTES_A_ROW * this.store.buckets.reduce((all, { calls }) => all + calls, 0);
    this.#kept.set(`${bucket.bucket} ${form}`, { bucket, cells });
    this.bytes += bytesOfCells(cells);
    for (const [name, kept] of this.#kept) {
      if (this.bytes <= most) break;
      this.#kept.delete(name);
      this.bytes -= bytesOfCells(kept.cells);
    }
  }

  clear(): void {
    this.#kept.clear();
    this.bytes = 0;
  }

  /** Lets counts of buckets go that were built anew. */
  prune(): void {
    const current = new Set(this.store.buckets);
    for (const [name, { bucket, cells }] of this.#kept) {
      if (current.has(bucket)) continue;
      this.#kept.delete(name);
      this.bytes -= bytesOfCells(cells);
    }
  }
}
