import type { Agent, AgentTrigger, CallFacts } from "../agent/agent.ts";
import { noTools } from "../agent/tools.ts";
import type { UsageRecord } from "../conversation/call-event.ts";
import type { SpeakerTurn } from "../conversation/state.ts";
import type { Playout } from "../playout/playout.ts";
import type { CallClock, TextToSpeech } from "../ports.ts";
import { ProviderError } from "../provider-error.ts";
import { chunkSpeech } from "../turns/chunk-speech.ts";
import { withFirstItemWithin } from "./deadline.ts";

const FIRST_WORD_MS = 8000;
const FIRST_SOUND_MS = 6000;

/** When the stages of a reply were reached, on the session's clock. */
export interface ReplyTimes {
  askedAt: number;
  firstTextAt: number | null;
  firstChunkAt: number | null;
  firstSoundAt: number | null;
}

export interface ReplyRun {
  generation: number;
  times: ReplyTimes;
  next: "continue" | "end_call" | "wait";
}

export interface ReplyRunnerOptions {
  agent: Agent;
  tts: TextToSpeech;
  playout: Playout;
  facts: CallFacts;
  voice?: string;
  clock: CallClock;
  onUsage(usage: UsageRecord): void;
  /** Nothing of this reply can be heard. */
  onFailed(generation: number, error: ProviderError): void;
  /** It broke off after a part was ready: that part is still heard. */
  onBroken(error: ProviderError): void;
}

/** Makes one reply at a time: agent -> clauses and sentences -> speech -> playout. */
export function createReplyRunner(options: ReplyRunnerOptions) {
  const { agent, tts, playout, facts, voice, clock, onUsage } = options;
  let run: (ReplyRun & { controller: AbortController }) | null = null;

  async function* agentText(
    current: ReplyRun,
    trigger: AgentTrigger,
    history: readonly SpeakerTurn[],
    signal: AbortSignal,
  ) {
    const items = agent.respond({ trigger, history, facts, tools: noTools, signal });
    for await (const item of withFirstItemWithin(items, FIRST_WORD_MS, agent.provider, clock)) {
      if (item.type === "text") {
        current.times.firstTextAt ??= clock.now();
        yield item.text;
      } else if (item.type === "end_call") current.next = "end_call";
      else if (item.type === "wait") current.next = "wait";
      else if (item.type === "usage") {
        const { model, inputTokens, outputTokens } = item;
        onUsage({ kind: "llm", provider: agent.provider, model, inputTokens, outputTokens });
      }
    }
  }

  async function speak(current: ReplyRun, text: AsyncIterable<string>, signal: AbortSignal) {
    const { generation, times } = current;
    let sounded = false;
    try {
      for await (const chunk of chunkSpeech(text)) {
        if (signal.aborted) return;
        times.firstChunkAt ??= clock.now();
        playout.openChunk(generation, chunk);
        const speech = tts.synthesize(chunk, { voice, language: facts.language, signal });
        onUsage({ kind: "tts", provider: tts.provider, characters: chunk.length });
        for await (const samples of withFirstItemWithin(speech, FIRST_SOUND_MS, tts.provider, clock)) {
          if (signal.aborted) return;
          times.firstSoundAt ??= clock.now();
          sounded = true;
          playout.append(generation, samples);
        }
        playout.completeChunk(generation);
      }
      if (!signal.aborted) playout.seal(generation);
    } catch (cause) {
      if (signal.aborted) return;
      const error =
        cause instanceof ProviderError
          ? cause
          : new ProviderError(agent.provider, "The answer could not be made.", { retryable: true, cause });
      if (!sounded) return options.onFailed(generation, error);
      options.onBroken(error);
      playout.completeChunk(generation);
      playout.seal(generation);
    }
  }

  const begin = (generation: number) => {
    run?.controller.abort();
    const times: ReplyTimes = { askedAt: clock.now(), firstTextAt: null, firstChunkAt: null, firstSoundAt: null };
    run = { generation, times, next: "continue", controller: new AbortController() };
    playout.begin(generation);
    return run;
  };

  return {
    respond(generation: number, trigger: AgentTrigger, history: readonly SpeakerTurn[]) {
      const current = begin(generation);
      const { signal } = current.controller;
      void speak(current, agentText(current, trigger, history, signal), signal);
    },
    say(generation: number, text: string) {
      const current = begin(generation);
      void speak(
        current,
        (async function* () {
          yield text;
        })(),
        current.controller.signal,
      );
    },
    cancel() {
      run?.controller.abort();
      run = null;
    },
    current: (): ReplyRun | null => run,
  };
}
