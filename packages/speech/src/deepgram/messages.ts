import { z } from "zod";

const seconds = z.number().nonnegative();

/** Deepgram's live messages as far as we use them (developers.deepgram.com/reference/speech-to-text/listen-streaming). Times in seconds. */
const Message = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("Results"),
    /** Of the connection's audio, as all times. */
    start: seconds,
    duration: seconds,
    is_final: z.boolean(),
    from_finalize: z.boolean().optional(),
    channel: z.object({
      alternatives: z
        .array(
          z.object({
            transcript: z.string(),
            confidence: z.number(),
            words: z
              .array(z.object({ word: z.string(), punctuated_word: z.string().optional(), end: seconds }))
              .default([]),
          }),
        )
        .min(1),
    }),
  }),
  z.object({ type: z.literal("UtteranceEnd"), last_word_end: z.number() }),
  z.object({ type: z.literal("SpeechStarted"), timestamp: seconds }),
]);

export type DeepgramMessage = z.output<typeof Message>;
export type DeepgramResults = Extract<DeepgramMessage, { type: "Results" }>;

/** A message of these kinds, or null for anything else, known or not. */
export function parseMessage(text: string): DeepgramMessage | null {
  try {
    return Message.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
