import {
  createAuraTts,
  createDeepgramStt,
  createFliteTts,
  createLlmAgent,
  createLocalStt,
  createMoonshineTranscriber,
  createOpenAiTts,
  createSileroVad,
  type ModelOptions,
} from "@parley/speech";
import {
  type Agent,
  type CircuitState,
  createCircuitBreakers,
  createScriptedAgent,
  type FallbackOptions,
  type SpeechToText,
  type TextToSpeech,
  type Transcriber,
  type VoiceActivityDetector,
  wallClock,
  withFallbackAgent,
  withFallbackStt,
  withFallbackTts,
  withPhraseCache,
} from "@parley/voice";
import type { Config } from "../boot/config.ts";
import { type ProviderOrders, providerOrders } from "../boot/provider-env.ts";
import { languageModels } from "./language-models.ts";

/** Ears, voice and mind of AI calls, and what the phone simulator's callees speak and hear with. */
export interface SpeechStack {
  stt: SpeechToText;
  tts: TextToSpeech;
  agent: Agent;
  /** The first language model, when there is one; the scripted agent talks otherwise. */
  model: ModelOptions | null;
  /** A model that hears and speaks by itself, for personas that want it; null without a key. */
  realtime: { model: string; apiKey: string; baseUrl?: string } | null;
  createVad(): Promise<VoiceActivityDetector>;
  /** Which provider does what when all is well; shown beside each call. */
  providers: Record<string, string>;
  /** Who stands in for whom. */
  orders: ProviderOrders;
  /** Which providers ("tts openai") are left alone for the moment because they fail. Those that were never asked are not in it. */
  health(): Record<string, CircuitState>;
  callee: { tts: TextToSpeech; transcriber: Transcriber };
  close(): Promise<void>;
}

/**
 * Providers in their order, each standing in for those before it when they fail; who fails is left alone by all calls for a while.
 * Models load when the first call needs them. `onFallback` hears who failed and why.
 */
export function createSpeechStack({ env }: Config, onFallback?: FallbackOptions["onFallback"]): SpeechStack {
  const orders = providerOrders(env);
  const breakers = createCircuitBreakers(wallClock);
  const fallback: FallbackOptions = { breakers, onFallback };
  const transcriber = createMoonshineTranscriber();
  const flite = createFliteTts();
  const deepgram = { apiKey: env.DEEPGRAM_API_KEY ?? "", baseUrl: env.DEEPGRAM_BASE_URL };

  const recognizers = {
    deepgram: () => createDeepgramStt(deepgram),
    moonshine: () => createLocalStt(transcriber),
  };
  const voices = {
    openai: () => createOpenAiTts({ apiKey: env.OPENAI_API_KEY ?? "", baseUrl: env.OPENAI_BASE_URL }),
    deepgram: () => createAuraTts(deepgram),
    flite: () => flite,
  };
  const models = languageModels(env, orders.llm);
  const minds = orders.llm.map((name) => {
    const model = models.find(({ provider }) => provider === name);
    return model ? createLlmAgent(model) : createScriptedAgent();
  });

  const stt = withFallbackStt(
    orders.stt.map((name) => recognizers[name]()),
    fallback,
  );
  const tts = withFallbackTts(
    orders.tts.map((name) => withPhraseCache(voices[name]())),
    fallback,
  );
  const agent = withFallbackAgent(minds, fallback);
  return {
    stt,
    tts,
    agent,
    model: models[0] ?? null,
    realtime: env.OPENAI_API_KEY
      ? { model: env.REALTIME_MODEL, apiKey: env.OPENAI_API_KEY, baseUrl: env.OPENAI_REALTIME_URL }
      : null,
    createVad: createSileroVad,
    providers: { stt: stt.provider, tts: tts.provider, llm: agent.provider },
    orders,
    health: breakers.states,
    callee: { tts: flite, transcriber },
    async close() {
      await Promise.all([stt.close(), tts.close(), flite.close(), transcriber.close()]);
    },
  };
}
