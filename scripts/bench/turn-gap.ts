import { parseArgs } from "node:util";
import { startChild } from "./voice/child.ts";
import type { EngineEvent, EngineOrder } from "./voice/engine-process.ts";
import type { Line } from "./voice/lines.ts";
import { type Metric, metricsOf, percentile } from "./voice/metric.ts";
import { ownShareMs } from "./voice/own-share.ts";
import type { ProvidersOrder, ProvidersPlace } from "./voice/providers-process.ts";
import type { TurnRecord } from "./voice/take-turns.ts";

const metric = metricsOf("turn-gap");
/** Twilio's targets for the parts of a turn (twilio.com/docs, core latency in AI voice agents). */
const LATENCIES = { sttMs: 350, llmMs: 375, ttsMs: 100 };
/** How late words come while somebody still speaks. Twilio's 350 ms are those of the final transcript. */
const INTERIM_MS = 150;
/** A stand-in model knows few sentences, and the engine ends a call in which one is said three times. */
const MOST_TURNS = 13;
const LINES = [
  "Thank you for calling Northside Hardware. How can I help you?",
  "Who is calling, please?",
  "What is the order number?",
  "Your order will arrive on Tuesday afternoon.",
  "Can you give me the name on the account?",
  "We do not have that information here.",
  "Are you a robot?",
  "I am not sure what you mean by that.",
];
const LOCAL_CALLS = [
  [
    "Thank you for calling Northside Hardware. How can I help you?",
    "Who is calling, please?",
    "What is the order number?",
    "Can you give me the date of birth?",
  ],
  [
    "Hello, this is the front desk speaking.",
    "Are you a robot?",
    "What is the account number please?",
    "Your order will arrive on Tuesday.",
  ],
  [
    "Good morning, how can I help you today?",
    "Sorry, could you say that again?",
    "What is your phone number?",
    "The order was shipped yesterday.",
  ],
  [
    "Hello, customer service, how can I help?",
    "What is this about?",
    "What is the email address?",
    "We do not have that information.",
  ],
  [
    "Thank you for calling, how may I help?",
    "Who am I speaking with?",
    "Do you have the tracking number?",
    "It will be delivered on Friday afternoon.",
  ],
];

/**
 * Mouth to ear: from the callee's last sounding sample to the agent's first sounding frame, both at the callee's end of a media socket.
 * Engine, vendors' stand-ins and callees are processes of their own. `--local`: Silero, Moonshine, the scripted agent and Flite instead of
 * stand-ins. `--turns N`, `--calls N` (side by side), `--trace` prints what happened in each turn.
 */
export async function* bench(): AsyncGenerator<Metric<"turn-gap">> {
  const { values } = parseArgs({
    allowPositionals: true, // The bench's own name.
    options: {
      ...{ local: { type: "boolean" }, json: { type: "boolean" }, trace: { type: "boolean" } },
      ...{ turns: { type: "string", default: "200" }, calls: { type: "string", default: "8" } },
    } as const,
  });
  const trace = (line: object) => values.trace && console.error(JSON.stringify(line));
  if (values.local) return yield* local(trace);
  const shape = { turns: Number(values.turns), calls: Number(values.calls), trace };
  const usual = await overStandIns({ ...shape, interimMs: INTERIM_MS });
  yield metric("mouth_to_ear_p50_ms", percentile(usual.gaps, 0.5), "ms", { atMost: 800 });
  yield metric("mouth_to_ear_p95_ms", percentile(usual.gaps, 0.95), "ms", { atMost: 1300 });
  yield metric("own_share_p50_ms", percentile(usual.own, 0.5), "ms", { atMost: 60 });
  yield metric("own_share_p95_ms", percentile(usual.own, 0.95), "ms");
  yield metric("endpointing_p50_ms", percentile(usual.endpointing, 0.5), "ms");
  yield metric("answered_turns", usual.gaps.length, "turns", { atLeast: usual.asked });
  const late = await overStandIns({ ...shape, turns: Math.ceil(shape.turns / 2), interimMs: LATENCIES.sttMs });
  yield metric("mouth_to_ear_late_interims_p50_ms", percentile(late.gaps, 0.5), "ms");
  yield metric("mouth_to_ear_late_interims_p95_ms", percentile(late.gaps, 0.95), "ms");
}

interface Shape {
  turns: number;
  calls: number;
  interimMs: number;
  trace(line: object): void;
}

async function overStandIns({ turns, calls, interimMs, trace }: Shape) {
  const [peers, providers, engine] = [startChild("peers"), startChild("providers"), startChild("engine")];
  try {
    const lines = await peers.ask<Line[]>("record", LINES);
    const perCall = Math.min(MOST_TURNS, Math.ceil(turns / calls));
    const rounds = Math.ceil(turns / (perCall * calls));
    const said = Array.from({ length: perCall }, (_, turn) => lines[turn % lines.length]!);
    const script = said.map(({ text, speechMs }) => ({ text, speechMs }));
    const place = await providers.ask<ProvidersPlace>("start", {
      ...{ ...LATENCIES, interimMs, script, sentences: 1 },
    } satisfies ProvidersOrder);
    const order: EngineOrder = { providers: { kind: "vendors", place }, maxCalls: 1000, tells: true };
    const events: EngineEvent[] = [];
    engine.listen((event) => events.push(event as EngineEvent));
    await engine.ask("warm");
    const url = await engine.ask<string>("start", order);
    // One call before it counts: connections and code are warm as in a process that has been up for a while.
    await peers.ask("talk", { url, calls: 1, lines: [said.slice(0, 2)] });
    events.length = 0;
    const taken: TurnRecord[] = [];
    for (let round = 0; round < rounds; round++) {
      const talk = { url, calls, lines: Array.from({ length: calls }, () => said) };
      taken.push(...(await peers.ask<TurnRecord[]>("talk", talk)));
    }
    const answered = taken.flatMap((turn) => (turn.answerAt === null ? [] : [{ ...turn, answerAt: turn.answerAt }]));
    const endpointing = events.flatMap((event) => (event.type === "latency" ? [event.endpointingMs] : []));
    const own = answered.map((turn) => ownShareMs(turn, events, LATENCIES));
    for (const [index, turn] of answered.entries()) {
      const of = events.filter(
        ({ call, at }) => call === turn.call && at > turn.speechEndAt - 2000 && at < turn.answerAt + 200,
      );
      const steps = of.map((event) => ({ ...event, at: Math.round(event.at - turn.speechEndAt) }));
      trace({ call: turn.call, gapMs: turn.answerAt - turn.speechEndAt, ownMs: own[index], steps });
    }
    for (const event of events) if (event.type === "error") trace(event);
    const gaps = answered.map((turn) => turn.answerAt - turn.speechEndAt);
    return { gaps, own: own.filter((ms) => ms !== null), endpointing, asked: perCall * calls * rounds };
  } finally {
    await Promise.all([peers.close(), engine.close(), providers.close()]);
  }
}

async function* local(trace: (line: object) => void): AsyncGenerator<Metric<"turn-gap">> {
  const [peers, engine] = [startChild("peers"), startChild("engine")];
  try {
    const lines = await peers.ask<Line[]>("record", LOCAL_CALLS.flat());
    engine.listen((event) => trace(event as object));
    await engine.ask("warm", lines[0]!.samples);
    const order: EngineOrder = { providers: { kind: "local" }, maxCalls: 10, tells: true };
    const url = await engine.ask<string>("start", order);
    const taken: TurnRecord[] = [];
    for (const call of LOCAL_CALLS) {
      const said = call.map((text) => lines.find((line) => line.text === text)!);
      taken.push(...(await peers.ask<TurnRecord[]>("talk", { url, calls: 1, lines: [said] })));
    }
    const gaps = taken.flatMap((turn) => (turn.answerAt === null ? [] : [turn.answerAt - turn.speechEndAt]));
    yield metric("local_mouth_to_ear_p50_ms", percentile(gaps, 0.5), "ms", { atMost: 900 });
    yield metric("local_mouth_to_ear_p95_ms", percentile(gaps, 0.95), "ms");
    yield metric("local_answered_turns", gaps.length, "turns", { atLeast: LOCAL_CALLS.flat().length });
  } finally {
    await Promise.all([peers.close(), engine.close()]);
  }
}
