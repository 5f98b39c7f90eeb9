import { measureByKey } from "../catalogue/measures.ts";
import { FLAG, SHIFTED } from "../segments/column-names.ts";
import { secondsOf } from "./answer.ts";
import { classesOfBucket, holds } from "./classes.ts";
import type { EngineList, ListedRow } from "./messages.ts";
import { scanSelected } from "./scan.ts";
import { selectionOf } from "./selectors.ts";
import type { Bucket, OrganizationStore } from "./store.ts";

const SORTS = {
  duration: { column: "duration", flag: FLAG.withDuration, shift: 0 },
  talk_time: { column: "talk", flag: FLAG.withTalk, shift: 0 },
  ring_time: { column: "ring", flag: FLAG.withRing, shift: 0 },
  score: { column: "score", flag: FLAG.withScore, shift: SHIFTED },
  value: { column: "value", flag: FLAG.withValue, shift: 0 },
} as const;

/** The first calls behind a number in the order that is asked for, and how many there are. Rows stand by called_at and id within a bucket. */
export function listRows(store: OrganizationStore, list: EngineList): { rows: ListedRow[]; total: number } {
  const { settings, timezone } = list.scope;
  const { start, end } = secondsOf(list.range, timezone);
  const buckets = store.buckets.filter(({ first, last }) => first !== null && first < end && last! >= start);
  for (const bucket of buckets) classesOfBucket(store, bucket, settings);
  const selection = selectionOf(store, list.filters, settings, list.found);
  const { bits } = store.classes;
  const behind = list.measure ? measureByKey.get(list.measure)!.behind : [];
  for (const [i, of] of bits.entries()) if (!behind.every((flag) => holds(flag, of))) selection.classes[i] = 0;
  const scan = { store, buckets, start, end, selection, settings };
  if (list.sort === "called_at") return byTime(scan, list);

  const { column, flag, shift } = SORTS[list.sort];
  const sign = list.order === "desc" ? -1 : 1;
  const best = new Best(list.limit);
  let total = 0;
  scanSelected(scan, (bucket, { selection: rows, to }) => {
    const values = bucket.columns.get(column)!;
    const classes = classesOfBucket(store, bucket, settings);
    total += to;
    for (let j = 0; j < to; j++) {
      const row = rows![j]!;
      const known = bits[classes[row]!]! & flag;
      best.add(known ? sign * values[row]! : Number.POSITIVE_INFINITY, bucket, row);
    }
  });
  const rows = best.inOrder().map(({ rank, bucket, row }) => {
    return { bucket: bucket.bucket, row, value: rank === Number.POSITIVE_INFINITY ? null : sign * rank - shift };
  });
  return { rows, total };
}

function byTime(scan: Parameters<typeof scanSelected>[0], { order, limit }: EngineList) {
  const kept: ListedRow[] = [];
  let total = 0;
  scanSelected(scan, (bucket, { selection, to }) => {
    total += to;
    const wanted = order === "asc" ? Math.min(limit - kept.length, to) : Math.min(limit, to);
    const from = order === "asc" ? 0 : to - wanted;
    for (let j = from; j < from + wanted; j++) kept.push({ bucket: bucket.bucket, row: selection![j]!, value: null });
    if (order === "desc" && kept.length > limit * 64) kept.splice(0, kept.length - limit);
  });
  return { rows: order === "asc" ? kept : kept.slice(-limit).reverse(), total };
}

interface Ranked {
  rank: number;
  bucket: Bucket;
  row: number;
  /** Grows with time: later ones come first among equals. */
  at: number;
}

/** The smallest ranks, the latest of equal ones first. */
class Best {
  readonly #limit: number;
  #kept: Ranked[] = [];
  /** Nothing above it is among the first. */
  #bound = Number.POSITIVE_INFINITY;
  #at = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(rank: number, bucket: Bucket, row: number): void {
    this.#at += 1;
    // An equal one that comes later in time goes before.
    if (rank > this.#bound) return;
    this.#kept.push({ rank, bucket, row, at: this.#at });
    if (this.#kept.length >= this.#limit * 4 + 64) this.#cut();
  }

  inOrder(): Ranked[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.#kept.sort((a, b) => (a.rank === b.rank ? b.at - a.at : a.rank < b.rank ? -1 : 1));
    this.#kept = this.#kept.slice(0, this.#limit);
    if (this.#kept.length === this.#limit) this.#bound = this.#kept.at(-1)!.rank;
  }
}
