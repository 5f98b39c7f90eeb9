import { parseArgs } from "node:util";
import { startChild } from "./voice/child.ts";
import type { EngineEvent, EngineOrder } from "./voice/engine-process.ts";
import { type InterruptedCall, PHASES, type Trial, type TrialRecord } from "./voice/interrupt.ts";
import { type Line, lineOf } from "./voice/lines.ts";
import { type Metric, metricsOf, percentile } from "./voice/metric.ts";
import type { InterruptOrder } from "./voice/peers-process.ts";
import type { ProvidersOrder, ProvidersPlace } from "./voice/providers-process.ts";

const metric = metricsOf("barge-in");
const GREETING = "Hello, how can I help you?";
const GO_ON = "Please tell me more about that.";
const INTERRUPTIONS = [
  "Wait, I have a question about that.",
  "Sorry, could you say that again?",
  "No, that is not what I asked.",
];
const BACKCHANNELS = ["Uh-huh.", "Okay.", "Yeah, right."];
/** A mumble: recognition makes nothing of it. */
const NO_WORDS = "Rhubarb rhubarb.";
/** Every fifth trial is a false interruption, each kind in turn. */
const FALSE_EVERY = 5;

/**
 * The callee speaks over the agent at random phases: how long until the line is cleared (from the callee's first sounding sample to the
 * message at its end of the socket), whether every word in the transcript was heard there before, and whether the agent goes on after a
 * cough, a noise or an "okay". Engine, vendors' stand-ins and callees are processes of their own. `--times N`, `--calls N`, `--trace`.
 */
export async function* bench(): AsyncGenerator<Metric<"barge-in">> {
  const { values } = parseArgs({
    allowPositionals: true, // The bench's own name.
    options: {
      ...{ json: { type: "boolean" }, trace: { type: "boolean" } },
      ...{ times: { type: "string", default: "200" }, calls: { type: "string", default: "8" } },
    } as const,
  });
  const trace = (line: object) => values.trace && console.error(JSON.stringify(line));
  const { calls, events } = await interrupt(Number(values.times), Number(values.calls));
  const trials = calls.flatMap((call) => call.trials);
  for (const trial of trials) trace(trial);
  for (const event of events) if (event.type === "error" || event.type === "ended") trace(event);

  const real = trials.filter(({ kind }) => kind === "interruption");
  const clearsOf = (some: readonly TrialRecord[]) =>
    some.flatMap(({ clearAt, startedAt }) => (clearAt === null ? [] : [clearAt - startedAt]));
  // Who begins while nothing is played interrupts nobody; when both begin at once, the agent gives way later.
  const over = real.filter(({ phase, playingMs }) => phase !== "before" && playingMs > 0);
  const cleared = clearsOf(over);
  yield metric("interruptions", real.length, "times", { atLeast: Number(values.times) });
  yield metric("clear_p50_ms", percentile(cleared, 0.5), "ms");
  yield metric("clear_p95_ms", percentile(cleared, 0.95), "ms", { atMost: 250 });
  yield metric("clears_measured", cleared.length, "times");
  // Near the end the agent has said all before it would have to stop.
  const never = over.filter(({ phase, clearAt }) => phase !== "end" && clearAt === null);
  yield metric("never_cleared", never.length, "times", { atMost: 0 });
  const atOnce = clearsOf(real.filter(({ phase }) => phase === "before"));
  if (atOnce.length > 0) yield metric("both_at_once_clear_p95_ms", percentile(atOnce, 0.95), "ms");

  const said = calls.map((call) => unheard(call, events));
  for (const [call, { wrong }] of said.entries()) for (const segment of wrong) trace({ call, unheard: segment });
  yield metric("unheard_words", sum(said.map(({ words }) => words)), "words", { atMost: 0 });
  yield metric("missed_words", sum(said.map(({ missed }) => missed)), "words");
  yield metric("words_in_history", sum(said.map(({ all }) => all)), "words");
  for (const kind of ["backchannel", "noise"] as const) {
    yield metric(`${kind}s`, trials.filter((trial) => trial.kind === kind).length, "times");
  }
  const wrong = trials.filter((trial) => trial.kind !== "interruption");
  yield metric("false_resume_rate", wrong.filter((trial) => goesOn(trial)).length / wrong.length, "share", {
    atLeast: 1,
  });
}

/** A false one near the end may come when all has been said: then nothing was taken away. */
const goesOn = ({ resumed, phase, clearAt }: TrialRecord) => resumed || (phase === "end" && clearAt === null);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

async function interrupt(times: number, count: number) {
  const [peers, providers, engine] = [startChild("peers"), startChild("providers"), startChild("engine")];
  try {
    const lines = await peers.ask<Line[]>("record", [GREETING, GO_ON, ...INTERRUPTIONS, ...BACKCHANNELS, NO_WORDS]);
    const line = (text: string) => lines.find((each) => each.text === text)!;
    const noises = [lineOf("", cough()), { ...line(NO_WORDS), text: "" }];
    const perCall = Math.ceil(times / count);
    // One script for all calls, so that recognition knows it; the moments are each call's own.
    const kinds = Array.from({ length: Math.ceil(perCall * (1 + 1 / (FALSE_EVERY - 1))) }, (_, n): Trial["kind"] =>
      n % FALSE_EVERY < FALSE_EVERY - 1
        ? "interruption"
        : Math.floor(n / FALSE_EVERY) % 2 === 0
          ? "backchannel"
          : "noise",
    );
    const plan = kinds.map((kind, n) => {
      const from = { interruption: INTERRUPTIONS.map(line), backchannel: BACKCHANNELS.map(line), noise: noises }[kind];
      const turn = kind === "interruption" ? n : Math.floor(n / FALSE_EVERY / 2);
      return { kind, line: from[turn % from.length]! };
    });
    const heard = plan.flatMap(({ kind, line: said }) => (kind === "interruption" ? [said] : [said, line(GO_ON)]));
    const trials = Array.from({ length: count }, (_, call) =>
      plan.map(({ kind, line: said }, n): Trial => {
        const phase = PHASES[(n + call) % PHASES.length]!;
        // A noise while nobody speaks is no interruption.
        return { kind, line: said, phase: kind !== "interruption" && phase === "before" ? "sentence" : phase };
      }),
    );
    const place = await providers.ask<ProvidersPlace>("start", {
      ...{ sttMs: 350, interimMs: 150, llmMs: 375, ttsMs: 100, sentences: 3 },
      script: [line(GREETING), ...heard].map(({ text, speechMs }) => ({ text, speechMs })),
    } satisfies ProvidersOrder);
    const events: EngineEvent[] = [];
    engine.listen((event) => events.push(event as EngineEvent));
    await engine.ask("warm");
    const order: EngineOrder = { providers: { kind: "vendors", place }, maxCalls: 1000, tells: true };
    const url = await engine.ask<string>("start", order);
    const calls = await peers.ask<InterruptedCall[]>("interrupt", {
      ...{ url, greeting: line(GREETING), goOn: line(GO_ON), trials },
    } satisfies InterruptOrder);
    return { calls, events };
  } finally {
    await Promise.all([peers.close(), engine.close(), providers.close()]);
  }
}

/** 300 ms of loud noise that swells and dies away: what a cough is on a telephone. */
function cough(): Int16Array {
  let seed = 7;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647 - 0.5;
  };
  return Int16Array.from({ length: 2400 }, (_, n) => random() * 24_000 * Math.sin((Math.PI * n) / 2400) ** 0.5);
}

/** Words of the agent in the transcript against words that the callee's end played to their end, reply by reply. */
function unheard({ call, startedAt, words }: InterruptedCall, events: readonly EngineEvent[]) {
  const segments = events.flatMap((event) =>
    event.type === "segment" && event.call === call && event.speaker === "agent" ? [event] : [],
  );
  const result = { words: 0, missed: 0, all: 0, wrong: [] as object[] };
  for (const [index, segment] of segments.entries()) {
    // Both count from the stream's first sample; frames of the callee's are 20 ms.
    const from = index === 0 ? 0 : segment.startMs - 200;
    const until = (segments[index + 1]?.startMs ?? Number.POSITIVE_INFINITY) - 200;
    const heard = words.filter((at) => at - startedAt >= from && at - startedAt < until).length;
    const written = segment.text.split(/\s+/).filter(Boolean).length;
    result.all += written;
    result.words += Math.max(0, written - heard);
    result.missed += Math.max(0, heard - written);
    if (written > heard) result.wrong.push({ ...segment, heard, written });
  }
  return result;
}
