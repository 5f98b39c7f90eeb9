import { ProviderError, SAMPLE_RATE, type TextToSpeech } from "@parley/voice";
import { createResampler } from "../audio/create-resampler.ts";

export interface OpenAiTtsOptions {
  apiKey: string;
  /** Address up to and with `/v1`; a stand-in's in tests. */
  baseUrl?: string;
  model?: string;
}

const PROVIDER = "openai";
/** `response_format: "pcm"` is 24 kHz, 16 bit, little endian, without a header (platform.openai.com/docs/api-reference/audio). */
const OPENAI_RATE = 24_000;
const VOICES: Record<string, string> = { male: "onyx", female: "nova" };

/** OpenAI's streaming speech, brought to 8 kHz as it comes. Voices: male (default), female, or a name of OpenAI's. */
export function createOpenAiTts({
  apiKey,
  baseUrl = "https://api.openai.com/v1",
  model = "gpt-4o-mini-tts",
}: OpenAiTtsOptions): TextToSpeech {
  return {
    provider: PROVIDER,
    close: async () => {},
    async *synthesize(text, { voice = "male", signal }) {
      const resampler = await createResampler(OPENAI_RATE, SAMPLE_RATE);
      try {
        const response = await fetch(`${baseUrl.replace(/\/+$/, "")}/audio/speech`, {
          method: "POST",
          headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
          body: JSON.stringify({ model, voice: VOICES[voice] ?? voice, input: text, response_format: "pcm" }),
          signal,
        });
        if (!response.ok || !response.body) {
          await response.body?.cancel();
          const retryable = response.status === 429 || response.status >= 500;
          throw new ProviderError(PROVIDER, `OpenAI answered ${response.status}.`, { retryable });
        }
        let odd = Buffer.alloc(0);
        for await (const chunk of response.body) {
          const bytes = Buffer.concat([odd, chunk as Uint8Array]);
          const whole = bytes.length & ~1;
          odd = bytes.subarray(whole);
          const aligned = new Uint8Array(bytes.subarray(0, whole)).buffer;
          const samples = resampler.push(new Int16Array(aligned));
          if (samples.length > 0) yield samples;
        }
      } catch (cause) {
        if (signal?.aborted) return;
        if (cause instanceof ProviderError) throw cause;
        throw new ProviderError(PROVIDER, "OpenAI's speech broke off.", { retryable: true, cause });
      } finally {
        resampler.free();
      }
    },
  };
}
