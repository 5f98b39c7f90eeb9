import { z } from "zod";

/**
 * Messages of Twilio Media Streams that come to us (twilio.com/docs/voice/media-streams/websocket-messages). Numbers travel as
 * strings there. Fields that we do not use are not checked, so that an addition of Twilio's breaks nothing.
 */
const start = z.object({
  event: z.literal("start"),
  streamSid: z.string(),
  start: z.object({
    callSid: z.string(),
    accountSid: z.string().default(""),
    customParameters: z.record(z.string(), z.string()).default({}),
    mediaFormat: z.object({ encoding: z.literal("audio/x-mulaw"), sampleRate: z.literal(8000) }),
  }),
});
const media = z.object({
  event: z.literal("media"),
  media: z.object({
    track: z.string().default("inbound"),
    timestamp: z.coerce.number().nonnegative(),
    payload: z.base64(),
  }),
});
const mark = z.object({ event: z.literal("mark"), mark: z.object({ name: z.string() }) });
const dtmf = z.object({ event: z.literal("dtmf"), dtmf: z.object({ digit: z.string().regex(/^[0-9*#A-D]$/) }) });
const stop = z.object({ event: z.literal("stop") });

const StreamMessage = z.discriminatedUnion("event", [start, media, mark, dtmf, stop]);
export type StreamMessage = z.infer<typeof StreamMessage>;

/** A message of the stream, or null for what we do not know or cannot read: one bad frame must not end a call. */
export function parseStreamMessage(text: string): StreamMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = StreamMessage.safeParse(value);
  return parsed.success ? parsed.data : null;
}
