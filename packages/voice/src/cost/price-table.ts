/** List prices in US micro-dollars (millionths) per unit, as published on the date given. Local providers cost nothing. */
export const PRICES_AS_OF = "2026-11-21";

/** twilio.com/en-us/voice/pricing/us: outbound to US numbers 0.0140 a minute, and Media Streams 0.0040 a minute. */
export const TWILIO_MINUTE = 14_000 + 4_000;
/** deepgram.com/pricing: Nova-3 streaming, pay as you go, 0.0077 a minute. */
export const DEEPGRAM_MINUTE = 7_700;
/** openai.com/api/pricing: gpt-4o-mini-tts is about 0.015 a minute of speech, and a minute is about 900 characters. */
export const OPENAI_TTS_CHARACTER = 16.7;

/** Input and output per token (dollars per million tokens are micro-dollars per token). openai.com/api/pricing, anthropic.com/pricing. */
export const LLM_TOKEN: readonly { model: RegExp; input: number; output: number }[] = [
  { model: /gpt-4o-mini/, input: 0.15, output: 0.6 },
  { model: /gpt-4o/, input: 2.5, output: 10 },
  { model: /gpt-4\.1-nano/, input: 0.1, output: 0.4 },
  { model: /gpt-4\.1-mini/, input: 0.4, output: 1.6 },
  { model: /gpt-4\.1/, input: 2, output: 8 },
  { model: /gpt-5-nano/, input: 0.05, output: 0.4 },
  { model: /gpt-5-mini/, input: 0.25, output: 2 },
  { model: /gpt-5/, input: 1.25, output: 10 },
  { model: /claude.*haiku/, input: 1, output: 5 },
  { model: /claude.*sonnet/, input: 3, output: 15 },
  { model: /claude.*opus/, input: 5, output: 25 },
];
