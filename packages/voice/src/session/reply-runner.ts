import type { Agent, AgentExample, AgentTrigger, CallFacts } from "../agent/agent.ts";
import type { CallTools } from "../agent/tools.ts";
import { beepTone } from "../audio/beep-tone.ts";
import { dtmfTones } from "../audio/dtmf-tones.ts";
import type { UsageRecord } from "../conversation/call-event.ts";
import type { ReplyEnd, SpeakerTurn } from "../conversation/state.ts";
import type { Playout } from "../playout/playout.ts";
import type { CallClock, TextToSpeech } from "../ports.ts";
import { ProviderError } from "../provider-error.ts";
import { withDeadlines } from "../providers/with-deadlines.ts";
import { chunkSpeech } from "../turns/chunk-speech.ts";
import { createReplyTools, type Deeds, type ToolDone } from "./reply-tools.ts";
import { withFillers } from "./with-fillers.ts";

const FIRST_WORD_MS = 8000;
const NEXT_WORD_MS = 5000;
/** A voice gives up by itself sooner, and its stand-ins get their turn within this. */
const FIRST_SOUND_MS = 9000;
/** A voice that stalls in the middle of a sentence longer than this has broken off. */
const NEXT_SOUND_MS = 5000;
/** Examples that are not found by then are done without. */
const EXAMPLES_MS = 80;

/** When the stages of a reply were reached, on the session's clock. */
export interface ReplyTimes {
  askedAt: number;
  firstTextAt: number | null;
  firstChunkAt: number | null;
  firstSoundAt: number | null;
}

interface ReplyRun {
  generation: number;
  times: ReplyTimes;
  next: ReplyEnd;
  /** To be pressed after the words. */
  keys: string[];
  examples: readonly AgentExample[];
  /** What tools did for this reply, until it is released. */
  tools: ToolDone[];
  released: boolean;
  release(): void;
  controller: AbortController;
}

export interface ReplyRunnerOptions {
  agent: Agent;
  tts: TextToSpeech;
  tools: CallTools;
  /** Good answers of earlier calls for what the callee said. */
  examples?(situation: string): Promise<readonly AgentExample[]>;
  playout: Playout;
  facts: CallFacts;
  voice?: string;
  clock: CallClock;
  fillers: readonly string[];
  onUsage(usage: UsageRecord): void;
  /** A tool did something for a reply that is being heard. */
  onTool(done: ToolDone): void;
  /** Nothing of this reply can be heard. */
  onFailed(generation: number, error: ProviderError): void;
  /** It broke off after a part was ready: that part is still heard. */
  onBroken(error: ProviderError): void;
}

/** Makes one reply at a time: agent -> clauses and sentences -> speech -> playout. */
export function createReplyRunner(options: ReplyRunnerOptions) {
  const { agent, tts, playout, facts, voice, clock, onUsage } = options;
  let run: ReplyRun | null = null;

  const deeds: Deeds = new Map();
  const toolsOf = (current: ReplyRun, released: Promise<void>) =>
    createReplyTools(options.tools, {
      released,
      clock,
      deeds,
      onDone(done) {
        if (current.released) options.onTool(done);
        else current.tools.push(done);
      },
    });

  const findExamples = async (history: readonly SpeakerTurn[]): Promise<readonly AgentExample[]> => {
    const situation = history.findLast((turn) => turn.speaker === "callee")?.text;
    if (!options.examples || !situation) return [];
    let cancel = () => {};
    const late = new Promise<[]>((resolve) => {
      cancel = clock.after(EXAMPLES_MS, () => resolve([]));
    });
    return Promise.race([options.examples(situation).catch(() => []), late]).finally(cancel);
  };

  async function* agentText(
    current: ReplyRun,
    released: Promise<void>,
    trigger: AgentTrigger,
    history: readonly SpeakerTurn[],
  ) {
    const { signal } = current.controller;
    const tools = toolsOf(current, released);
    current.examples = trigger === "turn" ? await findExamples(history) : [];
    if (signal.aborted) return;
    const { examples } = current;
    const deadlines = { provider: agent.provider, clock, firstMs: FIRST_WORD_MS, nextMs: NEXT_WORD_MS };
    const items = agent.respond({ trigger, history, facts, tools, examples, signal });
    const isBusy = () => tools.busySince() !== null;
    const text = async function* () {
      for await (const item of withDeadlines(items, { ...deadlines, isBusy })) {
        if (item.type === "text") {
          current.times.firstTextAt ??= clock.now();
          yield item.text;
        } else if (item.type === "dtmf") current.keys.push(item.keys);
        else if (item.type === "usage") {
          const { provider = agent.provider, model, inputTokens, outputTokens } = item;
          onUsage({ kind: "llm", provider, model, inputTokens, outputTokens });
        } else current.next = item;
      }
    };
    if (tools.definitions.length === 0) yield* text();
    else yield* withFillers(text(), { busySince: tools.busySince, clock, fillers: options.fillers });
  }

  async function speakChunk(current: ReplyRun, chunk: string, fixed: boolean, onSound: () => void) {
    const { generation, times } = current;
    const { signal } = current.controller;
    times.firstChunkAt ??= clock.now();
    playout.openChunk(generation, chunk);
    const speech = tts.synthesize(chunk, {
      ...{ voice, language: facts.language, signal, fixed: fixed || options.fillers.includes(chunk) },
      onUsage: (used) => onUsage({ kind: "tts", ...used }),
      retract: () => playout.retractChunk(generation),
    });
    const deadlines = { provider: tts.provider, clock, firstMs: FIRST_SOUND_MS, nextMs: NEXT_SOUND_MS };
    for await (const samples of withDeadlines(speech, deadlines)) {
      if (signal.aborted) return;
      times.firstSoundAt ??= clock.now();
      onSound();
      playout.append(generation, samples);
    }
    playout.completeChunk(generation);
  }

  /** `fixed`: sentences of the engine's own, which are the same in every call. */
  async function speak(current: ReplyRun, text: AsyncIterable<string>, fixed = false) {
    const { generation, keys } = current;
    const { signal } = current.controller;
    let sounded = false;
    const onSound = () => {
      sounded = true;
    };
    try {
      for await (const chunk of chunkSpeech(text)) {
        if (signal.aborted) return;
        await speakChunk(current, chunk, fixed, onSound);
      }
      if (signal.aborted) return;
      for (const one of keys) playout.playSound(generation, dtmfTones(one), one);
      const silent = !sounded && keys.length === 0 && current.next.type === "continue";
      if (silent) throw new ProviderError(agent.provider, "The answer was empty.", { retryable: true });
      playout.seal(generation);
    } catch (cause) {
      if (signal.aborted) return;
      const error =
        cause instanceof ProviderError
          ? cause
          : new ProviderError(agent.provider, "The answer could not be made.", { retryable: true, cause });
      current.controller.abort();
      if (!sounded) return options.onFailed(generation, error);
      options.onBroken(error);
      playout.breakChunk(generation);
      playout.seal(generation);
    }
  }

  const begin = (generation: number) => {
    run?.controller.abort();
    const times: ReplyTimes = { askedAt: clock.now(), firstTextAt: null, firstChunkAt: null, firstSoundAt: null };
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const controller = new AbortController();
    const current: ReplyRun = {
      ...{ generation, times, controller, release, released: false },
      ...{ next: { type: "continue" }, keys: [], examples: [], tools: [] },
    };
    run = current;
    playout.begin(generation);
    return { current, released };
  };

  return {
    respond(generation: number, trigger: AgentTrigger, history: readonly SpeakerTurn[]) {
      const { current, released } = begin(generation);
      void speak(current, agentText(current, released, trigger, history));
    },
    say(generation: number, text: string) {
      const { current } = begin(generation);
      const words = async function* () {
        yield text;
      };
      void speak(current, words(), true);
    },
    sound(generation: number, keys: string | "beep") {
      begin(generation);
      playout.playSound(generation, keys === "beep" ? beepTone() : dtmfTones(keys), keys === "beep" ? "" : keys);
      playout.seal(generation);
    },
    /** The reply will be heard: what it wants to do outside may happen. */
    release(generation: number) {
      if (run?.generation !== generation || run.released) return;
      run.released = true;
      run.release();
      for (const done of run.tools.splice(0)) options.onTool(done);
    },
    cancel() {
      run?.controller.abort();
      run = null;
    },
    current: (): Pick<ReplyRun, "generation" | "times" | "next" | "examples"> | null => run,
  };
}
