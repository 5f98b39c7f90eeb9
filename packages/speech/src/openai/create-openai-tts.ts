import type { TextToSpeech } from "@parley/voice";
import { warmResampler } from "../audio/create-resampler.ts";
import { type SpeechVendor, streamSpeech } from "../audio/stream-speech.ts";
import { createVendorHttp } from "../http/create-vendor-http.ts";

export interface OpenAiTtsOptions {
  apiKey: string;
  /** Address up to and with `/v1`; a stand-in's in tests. */
  baseUrl?: string;
  model?: string;
}

const PROVIDER = "openai";
/** `response_format: "pcm"` is 24 kHz, 16 bit, little endian, without a header (platform.openai.com/docs/guides/text-to-speech). */
const OPENAI_RATE = 24_000;
/** developers.openai.com/api/reference/resources/audio/subresources/speech/methods/create */
const MAX_CHARACTERS = 4096;
const VOICES: Record<string, string> = { male: "onyx", female: "nova" };

/** OpenAI's streaming speech, brought to 8 kHz as it comes. Voices: male (default), female, or a name of OpenAI's. */
export function createOpenAiTts({
  apiKey,
  baseUrl = "https://api.openai.com/v1",
  model = "gpt-4o-mini-tts",
}: OpenAiTtsOptions): TextToSpeech {
  const http = createVendorHttp();
  const url = `${baseUrl.replace(/\/+$/, "")}/audio/speech`;
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const vendor = (voice: string): SpeechVendor => ({
    ...{ provider: PROVIDER, name: "OpenAI", sampleRate: OPENAI_RATE, maxCharacters: MAX_CHARACTERS },
    http,
    request: (input) => ({
      ...{ url, headers },
      body: JSON.stringify({ model, voice: VOICES[voice] ?? voice, input, response_format: "pcm" }),
    }),
  });
  return {
    provider: PROVIDER,
    warm() {
      warmResampler();
      http.warm(url);
    },
    close: async () => http.close(),
    synthesize: (text, options) => streamSpeech(vendor(options.voice ?? "male"), text, options),
  };
}
