export interface SharedSpeech {
  /** All of it is there. */
  readonly whole: boolean;
  readonly bytes: number;
  /** The sound from its start, as far as it is there and then as it comes. Aborting leaves; when all have left, it is given up. */
  listen(signal?: AbortSignal): AsyncIterable<Int16Array>;
  giveUp(): void;
}

/** One synthesis that several listeners hear, each from the start and at a pace of its own. */
export function createSharedSpeech(
  synthesize: (signal: AbortSignal) => AsyncIterable<Int16Array>,
  { onWhole, onBroken }: { onWhole(): void; onBroken(): void },
): SharedSpeech {
  const controller = new AbortController();
  const parts: Int16Array[] = [];
  let bytes = 0;
  let whole = false;
  let failure: { cause: unknown } | null = null;
  let listeners = 0;
  let started = false;
  let waiting: (() => void)[] = [];

  const tell = () => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const run = async () => {
    try {
      for await (const part of synthesize(controller.signal)) {
        parts.push(part);
        bytes += part.byteLength;
        tell();
      }
      if (controller.signal.aborted) return;
      whole = true;
      onWhole();
    } catch (cause) {
      failure = { cause };
      onBroken();
    }
    tell();
  };
  const giveUp = () => {
    controller.abort();
    failure ??= { cause: new DOMException("The sentence was given up.", "AbortError") };
    if (!whole) onBroken();
    tell();
  };

  return {
    get whole() {
      return whole;
    },
    get bytes() {
      return bytes;
    },
    giveUp,
    async *listen(signal) {
      listeners++;
      const leave = () => tell();
      signal?.addEventListener("abort", leave, { once: true });
      if (!started) void run();
      started = true;
      try {
        for (let at = 0; !signal?.aborted; ) {
          if (at < parts.length) yield parts[at++]!;
          else if (whole) return;
          else if (failure) throw failure.cause;
          else await new Promise<void>((resolve) => waiting.push(resolve));
        }
      } finally {
        signal?.removeEventListener("abort", leave);
        listeners--;
        if (listeners === 0 && !whole && !failure) giveUp();
      }
    },
  };
}
