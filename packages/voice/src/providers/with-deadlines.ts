import type { CallClock } from "../ports.ts";
import { ProviderError } from "../provider-error.ts";

export interface Deadlines {
  /** For the first item, from the start. */
  firstMs: number;
  /** For each further item, from the moment it is wanted. */
  nextMs: number;
  provider: string;
  clock: CallClock;
  /** Time in which this holds does not count: a tool is at work, say. */
  isBusy?(): boolean;
  /** Aborted, the stream ends at once, whatever the source does. */
  signal?: AbortSignal;
}

/**
 * Passes a stream through; an item that does not come in time ends it with a ProviderError of kind "timeout". Leaves no timer behind,
 * and does not wait for a source that hangs.
 */
export async function* withDeadlines<T>(
  source: AsyncIterable<T>,
  { firstMs, nextMs, provider, clock, isBusy, signal }: Deadlines,
): AsyncIterable<T> {
  const iterator = source[Symbol.asyncIterator]();
  let cancel = () => {};
  let leave = () => {};
  const onAbort = () => leave();
  signal?.addEventListener("abort", onAbort, { once: true });
  const within = (ms: number) =>
    new Promise<IteratorResult<T>>((resolve, reject) => {
      leave = () => resolve({ done: true, value: undefined });
      if (signal?.aborted) leave();
      const check = () => {
        if (isBusy?.()) cancel = clock.after(ms, check);
        else reject(new ProviderError(provider, `No answer within ${ms} ms.`, { kind: "timeout" }));
      };
      cancel = clock.after(ms, check);
      iterator.next().then(resolve, reject);
    }).finally(() => cancel());
  try {
    let item = await within(firstMs);
    for (; !item.done; item = await within(nextMs)) yield item.value;
  } finally {
    cancel();
    signal?.removeEventListener("abort", onAbort);
    // Not awaited: a stalled source would never answer; its abort signal ends it.
    void iterator.return?.()?.catch(() => {});
  }
}
