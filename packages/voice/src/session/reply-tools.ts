import type { CallTools } from "../agent/tools.ts";
import type { CallClock } from "../ports.ts";

export interface ToolDone {
  name: string;
  ok: boolean;
  durationMs: number;
  result: unknown;
}

/** The same request with the same input within this is the same deed: a reply that was cut off is made again. */
const SAME_DEED_MS = 30_000;

/** What was done outside in this call, by tool and input. */
export type Deeds = Map<string, { at: number; result: Promise<unknown> }>;

/** The tools of one reply: they know whether one is at work, and let nothing happen outside before the reply is certain. */
export interface ReplyTools extends CallTools {
  /** Since when the tool that is at work has been; null when none is. */
  busySince(): number | null;
}

/**
 * Gives one reply its tools. Those that only read run at once, also for a draft; the others wait for `released`, so that a draft
 * that is thrown away has done nothing. `onDone` hears of each end, also of one whose reply was cut off meanwhile.
 */
export function createReplyTools(
  tools: CallTools,
  {
    released,
    clock,
    deeds,
    onDone,
  }: { released: Promise<void>; clock: CallClock; deeds: Deeds; onDone(done: ToolDone): void },
): ReplyTools {
  const started: number[] = [];
  const run = async (name: string, input: unknown, signal: AbortSignal) => {
    const at = clock.now();
    started.push(at);
    try {
      const result = await tools.call(name, input, { signal });
      const ok = !(typeof result === "object" && result !== null && "error" in result);
      onDone({ name, ok, durationMs: Math.round(clock.now() - at), result });
      return result;
    } finally {
      started.splice(started.indexOf(at), 1);
    }
  };
  /** What was begun is carried through, even when the reply that wanted it is cut off; asked for again meanwhile, it is one deed. */
  const runOnce = (name: string, input: unknown) => {
    const key = `${name} ${JSON.stringify(input)}`;
    const known = deeds.get(key);
    if (known && clock.now() - known.at < SAME_DEED_MS) return known.result;
    const result = run(name, input, new AbortController().signal);
    result.catch(() => deeds.delete(key));
    deeds.set(key, { at: clock.now(), result });
    return result;
  };
  return {
    definitions: tools.definitions,
    busySince: () => started[0] ?? null,
    async call(name, input, { signal }) {
      const readOnly = tools.definitions.find((tool) => tool.name === name)?.readOnly ?? false;
      if (!readOnly) await orAborted(released, signal);
      return orAborted(readOnly ? run(name, input, signal) : runOnce(name, input), signal);
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
