import { type SpeechStandIn, type SpeechStandInOptions, startSpeechStandIn } from "./speech-stand-in.ts";

/** `response_format: "pcm"` is 24 kHz, 16 bit, mono (platform.openai.com/docs/guides/text-to-speech). */
const RATE = 24_000;
const MAX_CHARACTERS = 4096;

/** A server that speaks OpenAI's `POST /v1/audio/speech` (api/reference/resources/audio/subresources/speech) for `pcm`. */
export function startOpenAiSpeechStandIn(options: SpeechStandInOptions = {}): Promise<SpeechStandIn> {
  const { apiKey = "sk-test" } = options;
  return startSpeechStandIn(
    "/v1",
    (request, url, body) => {
      if (request.headers.authorization !== `Bearer ${apiKey}`) return 401;
      if (request.method !== "POST" || url.pathname !== "/v1/audio/speech") return 404;
      const { input, voice, model, response_format: format } = body;
      if (typeof input !== "string" || typeof voice !== "string" || typeof model !== "string") return 400;
      if (format !== "pcm" || input === "" || input.length > MAX_CHARACTERS) return 400;
      return { text: input, voice, sampleRate: RATE, url, body };
    },
    options,
  );
}
