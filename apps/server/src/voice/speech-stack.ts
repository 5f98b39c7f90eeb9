import { createFliteTts, createLocalStt, createMoonshineTranscriber, createSileroVad } from "@parley/speech";
import {
  type Agent,
  createScriptedAgent,
  type SpeechToText,
  type TextToSpeech,
  type Transcriber,
  type VoiceActivityDetector,
} from "@parley/voice";
import type { Config } from "../boot/config.ts";

/** Ears, voice and mind of AI calls, and what the phone simulator's callees speak and hear with. */
export interface SpeechStack {
  stt: SpeechToText;
  tts: TextToSpeech;
  agent: Agent;
  createVad(): Promise<VoiceActivityDetector>;
  /** Which provider does what; shown beside each call. */
  providers: Record<string, string>;
  callee: { tts: TextToSpeech; transcriber: Transcriber };
  close(): Promise<void>;
}

/** Providers whose keys are set, local ones otherwise. Models load when the first call needs them. */
export function createSpeechStack(_config: Config): SpeechStack {
  const transcriber = createMoonshineTranscriber();
  const flite = createFliteTts();
  const stt = createLocalStt(transcriber);
  const tts = flite;
  const agent = createScriptedAgent();
  return {
    stt,
    tts,
    agent,
    createVad: createSileroVad,
    providers: { stt: stt.provider, tts: tts.provider, llm: agent.provider },
    callee: { tts: flite, transcriber },
    async close() {
      await Promise.all([stt.close(), tts.close(), flite.close(), transcriber.close()]);
    },
  };
}
