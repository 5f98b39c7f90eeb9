import { z } from "zod";

/** What an app may send on a two-way stream (twilio.com/docs/voice/media-streams/websocket-messages). */
const MediaMessage = z.discriminatedUnion("event", [
  z.object({ event: z.literal("media"), streamSid: z.string(), media: z.object({ payload: z.base64() }) }),
  z.object({ event: z.literal("mark"), streamSid: z.string(), mark: z.object({ name: z.string() }) }),
  z.object({ event: z.literal("clear"), streamSid: z.string() }),
]);

export type MediaMessage = z.infer<typeof MediaMessage>;

/** The message, or null when it is not one: Twilio ends the stream with error 31924 then. */
export function parseMediaMessage(frame: string): MediaMessage | null {
  try {
    return MediaMessage.parse(JSON.parse(frame));
  } catch {
    return null;
  }
}
