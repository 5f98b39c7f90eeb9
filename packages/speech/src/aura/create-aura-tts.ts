import { SAMPLE_RATE, type TextToSpeech } from "@parley/voice";
import { type SpeechVendor, streamSpeech } from "../audio/stream-speech.ts";
import { createVendorHttp } from "../http/create-vendor-http.ts";

export interface AuraOptions {
  apiKey: string;
  /** https:// (or wss://) address of Deepgram; a stand-in's in tests. */
  baseUrl?: string;
}

const PROVIDER = "deepgram";
/** A request may hold 2000 characters; Deepgram's own advice is that Aura 2 sounds right up to about 1000. */
const MAX_CHARACTERS = 1000;
/** developers.deepgram.com/docs/tts-models. Aura 2 speaks one language a voice. */
const VOICES: Record<string, Record<string, string>> = {
  en: { male: "aura-2-arcas-en", female: "aura-2-thalia-en" },
  es: { male: "aura-2-nestor-es", female: "aura-2-celeste-es" },
};

/**
 * Deepgram Aura's speech, asked for as 8 kHz PCM and streamed. One HTTP request a sentence rather than its WebSocket, which takes 20
 * sentences (`Flush`) a minute at most (developers.deepgram.com/docs/tts-ws-flush). Voices: male (default), female, or a model's name.
 */
export function createAuraTts({ apiKey, baseUrl = "https://api.deepgram.com" }: AuraOptions): TextToSpeech {
  const http = createVendorHttp();
  const address = baseUrl.replace(/^ws/, "http").replace(/\/+$/, "");
  const headers = { authorization: `Token ${apiKey}`, "content-type": "application/json" };
  const vendor = (model: string): SpeechVendor => ({
    ...{ provider: PROVIDER, name: "Deepgram", sampleRate: SAMPLE_RATE, maxCharacters: MAX_CHARACTERS },
    http,
    request(text) {
      const format = { model, encoding: "linear16", sample_rate: String(SAMPLE_RATE), container: "none" };
      const url = `${address}/v1/speak?${new URLSearchParams(format)}`;
      return { url, headers, body: JSON.stringify({ text }) };
    },
  });
  return {
    provider: PROVIDER,
    warm: () => http.warm(`${address}/v1/speak`),
    close: async () => http.close(),
    synthesize(text, options) {
      const { voice = "male", language = "en" } = options;
      const voices = VOICES[language.slice(0, 2).toLowerCase()] ?? VOICES.en!;
      return streamSpeech(vendor(voices[voice] ?? voice), text, options);
    },
  };
}
