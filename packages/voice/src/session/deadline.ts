import type { CallClock } from "../ports.ts";
import { ProviderError } from "../provider-error.ts";

export interface Deadlines {
  provider: string;
  clock: CallClock;
  /** The first item must come within this, */
  firstMs: number;
  /** and each one after it within this. */
  idleMs?: number;
  /** Time in which this holds does not count: a tool is at work, say. */
  isBusy?(): boolean;
}

/** Passes a stream through; an item that comes too late fails it with a retryable error of `provider`. */
export async function* withDeadlines<T>(source: AsyncIterable<T>, deadlines: Deadlines): AsyncIterable<T> {
  const { provider, clock, firstMs, idleMs, isBusy } = deadlines;
  const iterator = source[Symbol.asyncIterator]();
  const within = async (next: Promise<IteratorResult<T>>, ms: number) => {
    let cancel = () => {};
    const late = new Promise<never>((_, reject) => {
      const check = () => {
        if (isBusy?.()) cancel = clock.after(ms, check);
        else reject(new ProviderError(provider, `No answer within ${ms} ms.`, { retryable: true }));
      };
      cancel = clock.after(ms, check);
    });
    late.catch(() => {});
    try {
      return await Promise.race([next, late]);
    } finally {
      cancel();
    }
  };
  try {
    let item = await within(iterator.next(), firstMs);
    while (!item.done) {
      yield item.value;
      item = await (idleMs === undefined ? iterator.next() : within(iterator.next(), idleMs));
    }
  } finally {
    // Not awaited: a stalled stream would never answer, and its abort signal ends it.
    void iterator.return?.()?.catch(() => {});
  }
}

/** Passes a stream through; when its first item does not come within `ms`, fails with a retryable error of `provider`. */
export function withFirstItemWithin<T>(
  source: AsyncIterable<T>,
  ms: number,
  provider: string,
  clock: CallClock,
): AsyncIterable<T> {
  return withDeadlines(source, { provider, clock, firstMs: ms });
}
