import type { CallClock } from "../ports.ts";

/** A tool that takes longer than this is covered by a sentence, */
const FILLER_AFTER_MS = 1000;
/** and by another one after this. */
const AGAIN_AFTER_MS = 8000;
const CHECK_MS = 200;

/**
 * Passes an agent's text through and says a filler sentence while a tool keeps it waiting, so that nobody wonders whether the line
 * is dead. `busySince`: since when a tool has been at work, null for none.
 */
export async function* withFillers(
  text: AsyncIterable<string>,
  { busySince, clock, fillers }: { busySince(): number | null; clock: CallClock; fillers: readonly string[] },
): AsyncIterable<string> {
  const iterator = text[Symbol.asyncIterator]();
  let next = iterator.next();
  let said = 0;
  let saidAt = Number.NEGATIVE_INFINITY;
  try {
    for (;;) {
      let cancel = () => {};
      const pause = new Promise<null>((resolve) => {
        cancel = clock.after(CHECK_MS, () => resolve(null));
      });
      const item = await Promise.race([next, pause]);
      cancel();
      if (item?.done) return;
      if (item) {
        yield item.value;
        next = iterator.next();
        continue;
      }
      const since = busySince();
      const now = clock.now();
      const due = since !== null && now - since >= FILLER_AFTER_MS && now - saidAt >= AGAIN_AFTER_MS;
      const filler = due ? fillers[said] : undefined;
      if (!filler) continue;
      said++;
      saidAt = now;
      // The space ends the sentence: it is spoken at once.
      yield `${filler} `;
    }
  } finally {
    void iterator.return?.()?.catch(() => {});
  }
}
