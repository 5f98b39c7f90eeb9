import { type SpeechStandIn, type SpeechStandInOptions, startSpeechStandIn } from "./speech-stand-in.ts";

const RATES = new Set([8000, 16_000, 24_000, 32_000, 48_000]);
/** developers.deepgram.com/docs/tts-rate-limits: longer input is refused with 413. */
const MAX_CHARACTERS = 2000;

/**
 * A server that speaks Deepgram's `POST /v1/speak` (developers.deepgram.com/reference/text-to-speech/speak-request) for raw
 * linear16: the text is JSON, everything else is in the query.
 */
export function startAuraStandIn(options: SpeechStandInOptions = {}): Promise<SpeechStandIn> {
  const { apiKey = "dg-test" } = options;
  return startSpeechStandIn(
    "",
    (request, url, body) => {
      if (request.headers.authorization !== `Token ${apiKey}`) return 401;
      if (request.method !== "POST" || url.pathname !== "/v1/speak") return 404;
      const query = url.searchParams;
      const sampleRate = Number(query.get("sample_rate") ?? 24_000);
      const voice = query.get("model") ?? "aura-asteria-en";
      const raw = query.get("encoding") === "linear16" && query.get("container") === "none";
      if (!raw || !RATES.has(sampleRate) || !voice.startsWith("aura-") || typeof body.text !== "string") return 400;
      if (body.text.length > MAX_CHARACTERS) return 413;
      return { text: body.text, voice, sampleRate, url, body };
    },
    options,
  );
}
