import type { Agent, Transcriber, VoiceActivityDetector } from "@parley/voice";
import { concat } from "../audio/tones.ts";
import type { Callee } from "../callees/callee.ts";
import { calleeAt } from "../callees/directory.ts";
import type { LineConditions } from "../network/line-conditions.ts";
import type { Simulator } from "../start-simulator.ts";
import { createAiCallee } from "./ai-callee.ts";
import { calleeOfLines } from "./callee-of-lines.ts";
import { findSpeech } from "./find-speech.ts";
import { type AssertionResult, judge } from "./judge-scenario.ts";
import type { ScenarioDefinition } from "./scenario-definition.ts";
import { type HeardStretch, transcribeChannel } from "./transcribe-channel.ts";
import { turnGaps } from "./turn-gaps.ts";

/** A call to be placed: what the definition says, to the number that its callee was given. */
export type ScenarioCall = ScenarioDefinition["call"] & { to: string };

/** What is known of a call once it is over and all of its record is written. */
export interface EndedCall {
  /** Of the answered call. */
  durationMs: number;
  outcome: string | null;
  answeredBy: string | null;
  /** Why the engine ended it, such as "agent_ended"; the call's status when it never began. */
  endReason: string | null;
  /** By the keys of the questions. */
  answers: Record<string, unknown>;
  /** Both channels, PCM, 8 kHz. Without a recording the sound at the far end of the line is judged. */
  recording: { callee: Int16Array; agent: Int16Array } | null;
}

export interface ScenarioRun {
  definition: ScenarioDefinition;
  simulator: Pick<Simulator, "plugIn">;
  /** Places the call and resolves when it is over. What it rejects with becomes the run's error. */
  placeCall: (call: ScenarioCall, signal: AbortSignal) => Promise<EndedCall>;
  transcriber: Transcriber;
  createVad: () => VoiceActivityDetector | Promise<VoiceActivityDetector>;
  /** Speaks for a callee with a persona. None when no model is configured: such scenarios are not run then. */
  calleeAgent?: Agent | null;
  signal?: AbortSignal;
  /** Line conditions beyond those that a definition can name, for tests of the engine. */
  line?: LineConditions;
}

export interface ScenarioResult {
  passed: boolean;
  assertions: AssertionResult[];
  /** Why nothing was judged; null when the call took place. */
  error: { code: "needs_model" | "call_failed"; message: string } | null;
  durationMs: number;
  turnGapsMs: number[];
  /** What the recogniser heard the agent say, with times in the recording. */
  agentSaid: HeardStretch[];
  keysHeard: string;
}

const NEEDS_MODEL =
  "The callee of this scenario is an AI persona, which needs a language model. None is configured, so the scenario was not run.";

/** Rings the callee that the definition describes, listens to what was recorded and judges its assertions. Never rejects. */
export async function runScenario(run: ScenarioRun): Promise<ScenarioResult> {
  const { definition, signal = new AbortController().signal } = run;
  const callee = calleeFor(definition, run.calleeAgent ?? null);
  if (callee === null) return failed("needs_model", NEEDS_MODEL);
  const keys: string[] = [];
  const frames: { callee: Int16Array[]; agent: Int16Array[] } = { callee: [], agent: [] };
  const plug = run.simulator.plugIn({
    callee,
    line: { ...conditionsOf(definition), ...run.line },
    observer: {
      onKey: (digit) => keys.push(digit),
      onFrame(heard, said) {
        frames.agent.push(heard);
        frames.callee.push(said);
      },
    },
  });
  try {
    const call = await run.placeCall({ ...definition.call, to: plug.number }, signal);
    const sound = call.recording ?? { callee: concat(frames.callee), agent: concat(frames.agent) };
    return await judged(run, call, sound, keys.join(""));
  } catch (error) {
    return failed("call_failed", error instanceof Error ? error.message : String(error));
  } finally {
    plug.unplug();
  }
}

/** Pauses of the agent between two sentences of one answer are shorter than this. */
const TURN_PAUSE_MS = 700;

async function judged(
  { definition, transcriber, createVad }: ScenarioRun,
  call: EndedCall,
  sound: { callee: Int16Array; agent: Int16Array },
  keysHeard: string,
): Promise<ScenarioResult> {
  const agentSaid = await transcribeChannel(sound.agent, { transcriber, vad: await createVad() });
  const calleeSpoke = await findSpeech(sound.callee, await createVad(), TURN_PAUSE_MS);
  const turnGapsMs = turnGaps(calleeSpoke, agentSaid);
  const { durationMs } = call;
  const facts = {
    ...call,
    agentSaid: agentSaid.map(({ text }) => text).join(" "),
    keys: keysHeard,
    turnGapsMs,
  };
  const assertions = definition.assertions.map((assertion) => judge(assertion, facts));
  const passed = assertions.every((assertion) => assertion.passed);
  return { passed, assertions, error: null, durationMs, turnGapsMs, agentSaid, keysHeard };
}

function calleeFor({ callee }: ScenarioDefinition, agent: Agent | null): Callee | null {
  if (typeof callee === "string") return calleeAt(callee);
  if ("lines" in callee) return calleeOfLines(callee.lines);
  return agent && createAiCallee({ persona: callee.persona, agent });
}

function conditionsOf({ line = {} }: ScenarioDefinition): LineConditions {
  return {
    ...(line.noise_db === undefined ? {} : { noiseDb: line.noise_db }),
    ...(line.jitter_ms === undefined ? {} : { jitterMs: line.jitter_ms }),
    ...(line.loss_percent === undefined ? {} : { lossPercent: line.loss_percent }),
  };
}

function failed(code: "needs_model" | "call_failed", message: string): ScenarioResult {
  const nothing = { durationMs: 0, turnGapsMs: [], agentSaid: [], keysHeard: "" };
  return { passed: false, assertions: [], error: { code, message }, ...nothing };
}
