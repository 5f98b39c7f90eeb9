import type { CallTools } from "../agent/tools.ts";
import type { CallClock } from "../ports.ts";

export interface ToolDone {
  name: string;
  ok: boolean;
  durationMs: number;
  result: unknown;
}

/** The tools of one reply: they know whether one is at work, and let nothing happen outside before the reply is certain. */
export interface ReplyTools extends CallTools {
  /** Since when the tool that is at work has been; null when none is. */
  busySince(): number | null;
}

/**
 * Gives one reply its tools. Those that only read run at once, also for a draft; the others wait for `released`, so that a draft
 * that is thrown away has done nothing. `onDone` hears of each end, but not of an abort.
 */
export function createReplyTools(
  tools: CallTools,
  { released, clock, onDone }: { released: Promise<void>; clock: CallClock; onDone(done: ToolDone): void },
): ReplyTools {
  const started: number[] = [];
  return {
    definitions: tools.definitions,
    busySince: () => started[0] ?? null,
    async call(name, input, { signal }) {
      const readOnly = tools.definitions.find((tool) => tool.name === name)?.readOnly ?? false;
      if (!readOnly) await orAborted(released, signal);
      const at = clock.now();
      started.push(at);
      try {
        const result = await orAborted(tools.call(name, input, { signal }), signal);
        const ok = !(typeof result === "object" && result !== null && "error" in result);
        onDone({ name, ok, durationMs: Math.round(clock.now() - at), result });
        return result;
      } finally {
        started.splice(started.indexOf(at), 1);
      }
    },
  };
}

/** Waits for `work` unless `signal` aborts first. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new DOMException("The reply was cut off.", "AbortError"));
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
