import { z } from "zod";
import { decodePayload } from "./payload.ts";

/** A message this long is no message of Twilio's: ten seconds of audio have 107 kB. */
const MAX_CHARACTERS = 200_000;

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
const streamSid = z.string().optional();
const mark = z.object({ event: z.literal("mark"), streamSid, mark: z.object({ name: z.string() }) });
const dtmf = z.object({
  event: z.literal("dtmf"),
  streamSid,
  dtmf: z.object({ digit: z.string().regex(/^[0-9*#A-D]$/) }),
});
const stop = z.object({ event: z.literal("stop"), streamSid });

const Rare = z.discriminatedUnion("event", [start, mark, dtmf, stop]);

interface MediaMessage {
  event: "media";
  streamSid: string | undefined;
  /** Milliseconds since the start of the stream. */
  timestampMs: number;
  samples: Int16Array;
}

export type StreamMessage = z.infer<typeof Rare> | MediaMessage;

/**
 * A message of the stream, or null for what we do not know, do not want (the track of our own voice) or cannot read: one bad frame
 * must not end a call.
 */
export function parseStreamMessage(text: string): StreamMessage | null {
  if (text.length > MAX_CHARACTERS) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  if (value.event === "media") return readMedia(value);
  const parsed = Rare.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Fifty of these a second and call come in, so they are read by hand instead of by a schema. */
function readMedia({ streamSid, media }: Record<string, unknown>): MediaMessage | null {
  if (!isRecord(media) || typeof media.payload !== "string") return null;
  if (streamSid !== undefined && typeof streamSid !== "string") return null;
  const { track = "inbound", timestamp } = media;
  if (track !== "inbound" || (typeof timestamp !== "string" && typeof timestamp !== "number")) return null;
  const timestampMs = timestamp === "" ? Number.NaN : Number(timestamp);
  if (!Number.isFinite(timestampMs) || timestampMs < 0) return null;
  const samples = decodePayload(media.payload);
  return samples && { event: "media", streamSid, timestampMs, samples };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
