import type { FoundCalls } from "./messages.ts";
import type { Bucket } from "./store.ts";

/** Which of a bucket's rows are among the calls that were found: a 1 for each. Needs the bucket's times and, where it holds some, its ids. */
export function foundRows(bucket: Bucket, found: readonly FoundCalls[]): Uint8Array {
  const rows = new Uint8Array(bucket.calls);
  const times = bucket.columns.get("time");
  if (!times || !bucket.ids) return rows;
  for (const { ids, seconds } of found) {
    for (const [i, second] of seconds.entries()) {
      if (second < bucket.first! || second > bucket.last!) continue;
      const id = Buffer.from(ids[i]!.replaceAll("-", ""), "hex");
      for (let row = firstAt(times, bucket.calls, second); row < bucket.calls && times[row] === second; row++) {
        if (id.compare(bucket.ids, row * 16, row * 16 + 16) === 0) rows[row] = 1;
      }
    }
  }
  return rows;
}

/** Whether a bucket may hold one of them. */
export function mayHold({ first, last }: Pick<Bucket, "first" | "last">, found: readonly FoundCalls[]): boolean {
  return first !== null && found.some(({ seconds }) => seconds.some((second) => second >= first && second <= last!));
}

function firstAt(times: ArrayLike<number>, rows: number, second: number): number {
  let [low, high] = [0, rows];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < second) low = middle + 1;
    else high = middle;
  }
  return low;
}
