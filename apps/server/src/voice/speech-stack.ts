import {
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
  createScriptedAgent,
  type SpeechToText,
  type TextToSpeech,
  type Transcriber,
  type VoiceActivityDetector,
  withFallbackTts,
} from "@parley/voice";
import type { Config } from "../boot/config.ts";

/** Ears, voice and mind of AI calls, and what the phone simulator's callees speak and hear with. */
export interface SpeechStack {
  stt: SpeechToText;
  tts: TextToSpeech;
  agent: Agent;
  /** The language model, when there is one; the scripted agent talks otherwise. */
  model: ModelOptions | null;
  createVad(): Promise<VoiceActivityDetector>;
  /** Which provider does what; shown beside each call. */
  providers: Record<string, string>;
  callee: { tts: TextToSpeech; transcriber: Transcriber };
  close(): Promise<void>;
}

/** Providers whose keys are set, local ones otherwise. Models load when the first call needs them. */
export function createSpeechStack({ env }: Config): SpeechStack {
  const transcriber = createMoonshineTranscriber();
  const flite = createFliteTts();
  const stt = env.DEEPGRAM_API_KEY ? createDeepgramStt({ apiKey: env.DEEPGRAM_API_KEY }) : createLocalStt(transcriber);
  // When the vendor fails in the middle of a call, the local voice goes on.
  const tts = env.OPENAI_API_KEY
    ? withFallbackTts([createOpenAiTts({ apiKey: env.OPENAI_API_KEY, baseUrl: env.OPENAI_BASE_URL }), flite])
    : flite;
  const model = chooseModel(env);
  const agent = model ? createLlmAgent(model) : createScriptedAgent();
  return {
    stt,
    tts,
    agent,
    model,
    createVad: createSileroVad,
    providers: { stt: stt.provider, tts: tts.provider, llm: agent.provider },
    callee: { tts: flite, transcriber },
    async close() {
      await Promise.all([stt.close(), tts.close(), flite.close(), transcriber.close()]);
    },
  };
}

/** Quick and cheap enough for a conversation; LLM_MODEL names another. */
const DEFAULT_MODEL = { openai: "gpt-4.1-mini", anthropic: "claude-haiku-4-5" } as const;

/** A server of one's own goes first: who names one wants it used. */
function chooseModel(env: Config["env"]): ModelOptions | null {
  if (env.LLM_BASE_URL) {
    return { provider: "openai-compatible", baseUrl: env.LLM_BASE_URL, model: env.LLM_MODEL!, apiKey: env.LLM_API_KEY };
  }
  if (env.OPENAI_API_KEY) {
    const model = env.LLM_MODEL ?? DEFAULT_MODEL.openai;
    return { provider: "openai", apiKey: env.OPENAI_API_KEY, baseUrl: env.OPENAI_BASE_URL, model };
  }
  if (env.ANTHROPIC_API_KEY) {
    return { provider: "anthropic", apiKey: env.ANTHROPIC_API_KEY, model: env.LLM_MODEL ?? DEFAULT_MODEL.anthropic };
  }
  return null;
}
