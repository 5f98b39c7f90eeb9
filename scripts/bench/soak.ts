import { parseArgs } from "node:util";
import { type Child, startChild } from "./voice/child.ts";
import type { EngineOrder, EngineStats } from "./voice/engine-process.ts";
import type { Line } from "./voice/lines.ts";
import { type Metric, metricsOf } from "./voice/metric.ts";
import type { ProvidersPlace } from "./voice/providers-process.ts";

const metric = metricsOf("soak");
const LINE = "Can you tell me when the order will arrive?";
/** Before anything is compared, this many calls fill caches, pools and compiled code. */
const WARM_CALLS = 100;
/** What caches of compiled code and counters may add; a leak of one call's buffers (over 100 kB) would add 100 MB. */
const TOLERANCE_MB = 3;
/** Kept-alive connections and their timers end by themselves within this. */
const IDLE_SECONDS = 20;
/** Not of calls: the channel to the bench. */
const OWN = /^(?:PipeWrap|TTYWrap|Immediate)$/;

/**
 * Many short calls through the real adapters (against stand-ins in another process), each hung up by the callee in the middle of
 * whatever goes on, some side by side; then nothing. Heap and handles must be back where they were. `--calls N`, `--at-once N`.
 */
export async function* bench(): AsyncGenerator<Metric<"soak">> {
  const { values } = parseArgs({
    allowPositionals: true, // The bench's own name.
    options: {
      ...{
        json: { type: "boolean" },
        calls: { type: "string", default: "1000" },
        "at-once": { type: "string", default: "25" },
      },
    } as const,
  });
  const [peers, providers, engine] = [startChild("peers"), startChild("providers"), startChild("engine")];
  try {
    const [line] = await peers.ask<Line[]>("record", [LINE]);
    const { text, speechMs } = line!;
    const times = { sttMs: 350, interimMs: 150, llmMs: 375, ttsMs: 100 };
    const place = await providers.ask<ProvidersPlace>("start", {
      ...times,
      sentences: 2,
      script: [{ text, speechMs }],
    });
    await engine.ask("warm");
    const order: EngineOrder = { providers: { kind: "vendors", place }, maxCalls: 10_000, tells: false };
    const url = await engine.ask<string>("start", order);
    const load = { url, line, atOnce: Number(values["at-once"]), ms: 5000 };
    await peers.ask("openLoad", { ...load, calls: WARM_CALLS });
    const before = await quiet(engine);
    const half = Math.ceil(Number(values.calls) / 2);
    const first = await peers.ask<number>("openLoad", { ...load, calls: half });
    const between = await quiet(engine);
    const second = await peers.ask<number>("openLoad", { ...load, calls: Number(values.calls) - half });
    const after = await quiet(engine);
    console.error(JSON.stringify({ before, between, after }));
    yield metric("calls_held", first + second, "calls", { atLeast: Number(values.calls) });
    yield metric("leaked_handles", Math.max(0, handles(after) - handles(before)), "handles", { atMost: 0 });
    yield metric("heap_growth_mb", growth(before, after), "MB", { atMost: TOLERANCE_MB });
    // What is loaded and compiled late shows in the first half only, a leak in both.
    yield metric("heap_growth_second_half_mb", growth(between, after), "MB", { atMost: TOLERANCE_MB / 2 });
    yield metric("rss_growth_mb", (after.rssBytes - before.rssBytes) / 2 ** 20, "MB");
    yield metric("loop_p99_ms", after.loopP99Ms, "ms");
  } finally {
    await Promise.all([peers.close(), engine.close(), providers.close()]);
  }
}

/** The engine once its calls have ended and connections that are kept for the next have gone. */
async function quiet(engine: Child): Promise<EngineStats> {
  await new Promise((resolve) => setTimeout(resolve, IDLE_SECONDS * 1000));
  return engine.ask<EngineStats>("stats", { gc: true });
}

const growth = (from: EngineStats, to: EngineStats) => (to.heapBytes - from.heapBytes) / 2 ** 20;

const handles = ({ resources }: EngineStats) =>
  Object.entries(resources).reduce((sum, [kind, count]) => sum + (OWN.test(kind) ? 0 : count), 0);
