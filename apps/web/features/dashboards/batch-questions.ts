/** What one question of a batch came to. */
export type Answer<R> = { result: R } | { error: Error };

export interface BatchOptions<Q, R> {
  /** Asks all questions at once and answers in their order. Its signal falls when nobody waits for any of them. */
  send: (questions: Q[], signal: AbortSignal) => Promise<Answer<R>[]>;
  /** Questions at most in one request. */
  most: number;
}

interface Waiting<Q, R> {
  question: Q;
  signal: AbortSignal;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/**
 * Collects what is asked within one tick into one request. Each question is answered, fails and is given up alone: who aborts does
 * not take the others along.
 */
export function createBatcher<Q, R>({ send, most }: BatchOptions<Q, R>) {
  let waiting: Waiting<Q, R>[] = [];

  const flush = () => {
    const all = waiting.filter(({ signal }) => !signal.aborted);
    waiting = [];
    for (let at = 0; at < all.length; at += most) void sendTogether(all.slice(at, at + most));
  };

  const sendTogether = async (group: Waiting<Q, R>[]) => {
    const request = new AbortController();
    const giveUp = () => {
      if (group.every(({ signal }) => signal.aborted)) request.abort();
    };
    for (const { signal } of group) signal.addEventListener("abort", giveUp);
    try {
      const answers = await send(
        group.map(({ question }) => question),
        request.signal,
      );
      group.forEach(({ resolve, reject }, at) => {
        const answer = answers[at];
        if (answer && "result" in answer) resolve(answer.result);
        else reject(answer?.error ?? new Error("The server left this question out. Try again."));
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      for (const { signal } of group) signal.removeEventListener("abort", giveUp);
    }
  };

  return (question: Q, signal: AbortSignal): Promise<R> =>
    new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      waiting.push({ question, signal, resolve, reject });
      if (waiting.length === 1) setTimeout(flush, 0);
    });
}
