/**
 * List prices in US micro-dollars (millionths) per unit, for an estimate of a call's cost; a vendor's invoice is the truth. Written
 * from knowledge of the vendors' price lists, whose pages (named below) could not be read when this was written: compare them
 * before anybody is billed by it. Local providers cost nothing.
 */

/** When this table was last edited. */
export const PRICES_AS_OF = "2026-11-21";

/** Outbound to US numbers 0.0140 a minute and Media Streams 0.0040 a minute. Compare: twilio.com/en-us/voice/pricing/us. */
export const TWILIO_MINUTE = 14_000 + 4_000;
/** Nova-3 streaming, pay as you go, 0.0077 a minute. Compare: deepgram.com/pricing. */
export const DEEPGRAM_MINUTE = 7_700;
/**
 * gpt-4o-mini-tts: about 0.015 a minute of speech (OpenAI's own estimate, as quoted in community.openai.com/t/1151816); a minute is
 * taken as 900 characters.
 */
export const OPENAI_TTS_CHARACTER = 16.7;

/** Aura 2, pay as you go, 0.030 a thousand characters. Compare: deepgram.com/pricing. */
export const DEEPGRAM_TTS_CHARACTER = 30;

/** Input and output per token (dollars per million tokens are micro-dollars per token). Compare: openai.com/api/pricing, anthropic.com/pricing. */
export const LLM_TOKEN: readonly { model: RegExp; input: number; output: number }[] = [
  // Speech to speech: every token at the price of sound, which most of them are; text is cheaper, so this is an upper bound.
  { model: /gpt-realtime-mini/, input: 10, output: 20 },
  { model: /gpt-realtime/, input: 32, output: 64 },
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
