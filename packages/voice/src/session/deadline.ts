import type { CallClock } from "../ports.ts";
import { ProviderError } from "../provider-error.ts";

/** Passes a stream through; when its first item does not come within `ms`, fails with a retryable error of `provider`. */
export async function* withFirstItemWithin<T>(
  source: AsyncIterable<T>,
  ms: number,
  provider: string,
  clock: CallClock,
): AsyncIterable<T> {
  const iterator = source[Symbol.asyncIterator]();
  let cancel = () => {};
  const late = new Promise<never>((_, reject) => {
    cancel = clock.after(ms, () =>
      reject(new ProviderError(provider, `No answer within ${ms} ms.`, { retryable: true })),
    );
  });
  late.catch(() => {});
  try {
    let item = await Promise.race([iterator.next(), late]);
    cancel();
    for (; !item.done; item = await iterator.next()) yield item.value;
  } finally {
    cancel();
    // Not awaited: a stalled stream would never answer, and its abort signal ends it.
    void iterator.return?.()?.catch(() => {});
  }
}
