import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { type Child, canPin, startChild } from "./voice/child.ts";
import type { EngineOrder, EngineStats } from "./voice/engine-process.ts";
import type { Line } from "./voice/lines.ts";
import type { LoadStats } from "./voice/load.ts";
import { type Metric, metricsOf } from "./voice/metric.ts";
import type { ProvidersOrder, ProvidersPlace } from "./voice/providers-process.ts";

const metric = metricsOf("capacity");
const LINE = "Can you tell me when the order will arrive at the house?";
const LOOP_MS = 30;
const JITTER_MS = 20;
const PER_SECOND = 10;
const SETTLE_MS = 4000;
/** The engine has one core, everything else has the others. */
const ENGINE_CORE = 0;

/**
 * How many calls one core carries: callees in a process of their own talk with the engine in turns, Silero listens to each, until the
 * engine's event loop or the spacing of its frames is no longer good. Vendors are fakes inside the engine's process that cost nearly
 * nothing; `--adapters` takes the real adapters against stand-ins in a third process. Then half as many calls again as were good:
 * the surplus must be refused and the live ones stay clean. `--steps 20,40,...`, `--seconds N` a step.
 */
export async function* bench(): AsyncGenerator<Metric<"capacity">> {
  const { values } = parseArgs({
    allowPositionals: true, // The bench's own name.
    options: {
      ...{ json: { type: "boolean" }, adapters: { type: "boolean" }, prof: { type: "string" } },
      ...{
        steps: { type: "string", default: "25,50,75,100,110,120,130,140,150" },
        seconds: { type: "string", default: "20" },
      },
    } as const,
  });
  const steps = values.steps.split(",").map(Number);
  const seconds = Number(values.seconds);
  const nodeArgs = values.prof ? ["--cpu-prof", `--cpu-prof-dir=${values.prof}`] : [];
  const others = availableParallelism() > 1 ? 1 : 0;
  const peers = startChild("peers", { core: others });
  const children = [peers];
  const [line] = await peers.ask<Line[]>("record", [LINE]);
  const open = async (maxCalls: number) => {
    const engine = startChild("engine", { core: ENGINE_CORE, nodeArgs });
    children.push(engine);
    await engine.ask("warm");
    const providers = await providersOf(values.adapters ?? false, line!, others, children);
    const url = await engine.ask<string>("start", { providers, maxCalls, tells: false } satisfies EngineOrder);
    return { engine, url };
  };
  try {
    const ramp = await open(10_000);
    let best: Step | null = null;
    // One call comes and goes: what is loaded once is no call's memory.
    await measure(peers, ramp, 2, line!, 3);
    await peers.ask("load", { url: ramp.url, calls: 0, line, perSecond: PER_SECOND });
    const before = await idle(ramp.engine);
    for (const calls of steps) {
      const step = await measure(peers, ramp, calls, line!, seconds);

      report(step);
      if (!isGood(step)) break;
      best = step;
    }
    yield metric("engine_pinned", canPin ? 1 : 0, "core");
    yield metric("calls_per_core", best?.load.live ?? 0, "calls", { atLeast: 100 });
    if (!best) return;
    yield metric("loop_p99_ms", best.engine.loopP99Ms, "ms", { atMost: LOOP_MS });
    yield metric("frame_jitter_p99_ms", best.load.jitterP99Ms, "ms", { atMost: JITTER_MS });
    yield metric("frame_jitter_at_engine_p99_ms", best.engine.sendJitterP99Ms, "ms");
    yield metric("underruns", best.load.underruns, "frames");
    yield metric("memory_per_call_mb", (best.engine.rssBytes - before.rssBytes) / best.load.live / 2 ** 20, "MB", {
      atMost: 2,
    });
    yield metric("engine_core_share", best.engineShare, "share");
    yield metric("answered_turns", best.load.answered, "turns");
    yield metric("unanswered_turns", best.load.unanswered, "turns", { atMost: 0 });
    yield metric("turn_gap_p50_ms", best.load.gapP50Ms, "ms");
    // The generator must have had time to spare, or its own lateness was measured.
    yield metric("generator_loop_p99_ms", best.load.loopP99Ms, "ms", { atMost: LOOP_MS });
    yield metric("generator_core_share", best.peersShare, "share", { atMost: 0.9 });
    await peers.ask("load", { url: ramp.url, calls: 0, line, perSecond: PER_SECOND });
    await ramp.engine.close();

    const limit = best.load.live;
    const full = await open(limit);
    const over = await measure(peers, full, Math.ceil(limit * 1.5), line!, seconds);
    report(over);
    const refused = over.load.refused;
    const surplus = Math.ceil(limit * 1.5) - limit;
    const clear = refused.filter((status) => status === 503).length;
    yield metric("refused_over_capacity", clear / surplus, "share", { atLeast: 1 });
    yield metric("live_at_150_percent", over.load.live, "calls", { atLeast: limit });
    yield metric("loop_p99_at_150_percent_ms", over.engine.loopP99Ms, "ms", { atMost: LOOP_MS });
    yield metric("frame_jitter_p99_at_150_percent_ms", over.load.jitterP99Ms, "ms", { atMost: JITTER_MS });
  } finally {
    await Promise.all(children.map((child) => child.close()));
  }
}

interface Step {
  engine: EngineStats;
  load: LoadStats;
  engineShare: number;
  peersShare: number;
}

async function providersOf(
  adapters: boolean,
  line: Line,
  core: number,
  children: Child[],
): Promise<EngineOrder["providers"]> {
  if (!adapters) return { kind: "fakes", said: line.text };
  const providers = startChild("providers", { core });
  children.push(providers);
  const script = Array.from({ length: 500 }, () => ({ text: line.text, speechMs: line.speechMs }));
  const order: ProvidersOrder = { sttMs: 350, interimMs: 150, llmMs: 375, ttsMs: 100, sentences: 2, script };
  return { kind: "vendors", place: await providers.ask<ProvidersPlace>("start", order) };
}

/** Brings the load to `calls`, waits until it has settled, and measures for some seconds. */
async function measure(
  peers: Child,
  { engine, url }: { engine: Child; url: string },
  calls: number,
  line: Line,
  seconds: number,
): Promise<Step> {
  await peers.ask("load", { url, calls, line, perSecond: PER_SECOND });
  const { refused } = await pauseAndForget(peers, engine);
  const [engineBefore, peersBefore] = [await engine.ask<EngineStats>("stats"), await peers.ask<LoadStats>("loadStats")];
  const startedAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const [stats, load] = [await engine.ask<EngineStats>("stats"), await peers.ask<LoadStats>("loadStats")];
  const took = (performance.now() - startedAt) / 1000;
  return {
    engine: stats,
    load: { ...load, refused },
    engineShare: (stats.cpuSeconds - engineBefore.cpuSeconds) / took,
    peersShare: (load.cpuSeconds - peersBefore.cpuSeconds) / took,
  };
}

async function pauseAndForget(peers: Child, engine: Child): Promise<LoadStats> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  await engine.ask("stats");
  return peers.ask<LoadStats>("loadStats");
}

/** The engine without calls, after its garbage is collected. */
async function idle(engine: Child): Promise<EngineStats> {
  for (let second = 0; second < 30; second++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const stats = await engine.ask<EngineStats>("stats", { gc: true });
    if (stats.live === 0) return stats;
  }
  throw new Error("Calls did not end.");
}

const isGood = ({ engine, load }: Step) =>
  engine.loopP99Ms < LOOP_MS && load.jitterP99Ms < JITTER_MS && load.unanswered === 0;

function report({ engine, load, engineShare, peersShare }: Step) {
  const round = (value: number) => Math.round(value * 10) / 10;
  console.error(
    `${load.live} calls${Object.entries(engine.ended).map(([reason, count]) => ` (${count} ended: ${reason})`)}: loop p99 ${round(engine.loopP99Ms)} ms, jitter p50 ${round(load.jitterP50Ms)} p99 ${round(load.jitterP99Ms)} ms (at the engine ${round(engine.sendJitterP99Ms)}), ` +
      `underruns ${load.underruns}, turns ${load.answered} (${load.unanswered} unanswered), gap ${round(load.gapP50Ms)} ms, ` +
      `engine ${round(engineShare * 100)}% of a core, ${round(engine.rssBytes / 2 ** 20)} MB; generator ${round(peersShare * 100)}%, loop p99 ${round(load.loopP99Ms)} ms`,
  );
}
