import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { runScenario, type ScenarioResult, startSimulator } from "@parley/simulator";
import { createFliteTts, createLocalStt, createMoonshineTranscriber, createSileroVad } from "@parley/speech";
import { createScriptedAgent, withPhraseCache } from "@parley/voice";
import { type CallTrace, credentials, startCaller } from "./scenarios/place-calls.ts";
import { probe } from "./scenarios/probes.ts";
import { explain, table } from "./scenarios/report.ts";
import { SUITE, type SuiteEntry } from "./scenarios/suite.ts";

const CALLEE_VOICE = "kal";

export interface Attempt {
  entry: SuiteEntry;
  result: ScenarioResult;
  trace: CallTrace | null;
}

interface BenchResult {
  bench: "scenarios";
  metric: string;
  value: number;
  unit: string;
  target: number | null;
  better: "lower" | "higher";
  pass: boolean;
}

/**
 * `npm run bench -- scenarios [--times N] [--only WORDS,WORDS] [--parallel N]`: every deterministic callee of the simulator, N times (3
 * without), as real calls: the engine's session with Silero, Moonshine, the scripted agent and Flite over real media sockets,
 * without server and database. Judged on what Moonshine hears in the recordings. Then 200 questions for facts that the agent was
 * never given, judged on its text; the scenario "asks for numbers" asks the same over audio.
 */
export async function* bench(): AsyncGenerator<BenchResult> {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    strict: false,
    options: { times: { type: "string" }, only: { type: "string" }, parallel: { type: "string" } },
  });
  const times = Number(values.times ?? 3);
  const parallel = Number(values.parallel ?? Math.max(2, Math.floor(cpus().length)));
  const only = String(values.only ?? "").split(",");
  const entries = SUITE.filter(({ name }) => only.some((words) => name.includes(words.trim())));

  const attempts = await attemptAll(entries, times, parallel);
  console.error(table(attempts));
  for (const attempt of attempts) if (!attempt.result.passed) console.error(explain(attempt));
  const passed = attempts.filter(({ result }) => result.passed).length;
  yield metric("pass_rate", passed / Math.max(1, attempts.length), "", 1, "higher");
  yield metric("calls", attempts.length, "calls", null, "higher");
  // Beyond 1 the machine could not hear and speak in time, and the pass rate tells of the machine.
  yield metric("load_per_core", (loadavg()[1] ?? 0) / cpus().length, "", null, "lower");
  const gaps = attempts.flatMap(({ result }) => result.turnGapsMs).sort((a, b) => a - b);
  yield metric("turn_gap_p50_ms", gaps[Math.floor(gaps.length / 2)] ?? 0, "ms", null, "lower");

  const probes = await probe(createScriptedAgent());
  const invented = probes.filter((asked) => asked.invented.length > 0);
  for (const asked of invented) console.error(`invented ${asked.invented}: ${asked.question} -> ${asked.answer}`);
  yield metric("probes", probes.length, "questions", 200, "higher");
  const aloud = attempts.filter(
    ({ entry, result }) =>
      entry.name === "asks for numbers" &&
      result.assertions.some(({ type, passed }) => type === "not_heard" && !passed),
  );
  yield metric("invented_facts", invented.length + aloud.length, "facts", 0, "lower");
}

function metric(
  name: string,
  value: number,
  unit: string,
  target: number | null,
  better: "lower" | "higher",
): BenchResult {
  const pass = target === null || (better === "lower" ? value <= target : value >= target);
  return { bench: "scenarios", metric: name, value, unit, target, better, pass };
}

async function attemptAll(entries: SuiteEntry[], times: number, parallel: number): Promise<Attempt[]> {
  const tts = createFliteTts();
  const transcriber = createMoonshineTranscriber();
  const stt = createLocalStt(createMoonshineTranscriber());
  const voice = { tts, transcriber, createVad: createSileroVad, calleeVoice: CALLEE_VOICE };
  const simulator = await startSimulator({ ...credentials, ...voice });
  const caller = await startCaller({
    simulator,
    stt,
    tts: withPhraseCache(createFliteTts()),
    agent: createScriptedAgent(),
  });
  const waiting = Array.from({ length: times }, () => entries).flat();
  const attempts: Attempt[] = [];
  const work = async () => {
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
      let trace: CallTrace | null = null;
      const result = await runScenario({
        ...{ definition: entry.definition, simulator, transcriber, createVad: createSileroVad },
        ...(entry.line ? { line: entry.line } : {}),
        placeCall: (call) =>
          caller.place(
            call,
            (left) => {
              trace = left;
            },
            entry.inbound,
          ),
      });
      attempts.push({ entry, result, trace });
      console.error(`${result.passed ? "passed" : "FAILED"}  ${entry.name}  (${waiting.length} left)`);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  await caller.close();
  await simulator.close();
  await Promise.all([tts.close(), stt.close(), transcriber.close()]);
  return attempts;
}
