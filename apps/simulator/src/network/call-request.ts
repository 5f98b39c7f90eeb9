import { z } from "zod";
import type { ProgressEvent } from "./status-callbacks.ts";

const Flag = z.enum(["true", "false"]).transform((value) => value === "true");
const Method = z
  .string()
  .transform((value) => value.toUpperCase())
  .pipe(z.enum(["GET", "POST"]));
const WebUrl = z.url({ protocol: /^https?$/ });

/** Where a call's TwiML comes from. */
export type TwimlSource = { twiml: string } | { url: string; method: "GET" | "POST" };

/** The parameters of "create a call" that the simulator acts on, by Twilio's names; others are accepted and have no effect. */
export const CallRequest = z.object({
  To: z.string(),
  From: z.string(),
  Url: WebUrl.optional(),
  Method: Method.default("POST"),
  /** Asked when `Url` fails. */
  FallbackUrl: WebUrl.optional(),
  FallbackMethod: Method.default("POST"),
  /** The TwiML itself; then `Url` is ignored. */
  Twiml: z.string().max(4_000).optional(),
  StatusCallback: WebUrl.optional(),
  StatusCallbackMethod: Method.default("POST"),
  StatusCallbackEvent: z.array(z.string()).default([]),
  /** Seconds to let it ring. */
  Timeout: z.coerce.number().int().min(1).max(600).default(60),
  /** Seconds until the network ends an answered call. Four hours is Twilio's own limit. */
  TimeLimit: z.coerce.number().int().min(1).max(14_400).default(14_400),
  MachineDetection: z.enum(["Enable", "DetectMessageEnd", "none"]).default("none"),
  MachineDetectionTimeout: z.coerce.number().int().min(3).max(59).default(30),
  AsyncAmd: Flag.default(false),
  AsyncAmdStatusCallback: WebUrl.optional(),
  AsyncAmdStatusCallbackMethod: Method.default("POST"),
});

export type CallRequest = z.infer<typeof CallRequest>;

/** The parameters of "update a call" (twilio.com/docs/voice/api/call-resource#update-a-call-resource). */
export const CallUpdate = z.object({
  Status: z.enum(["completed", "canceled"]).optional(),
  Url: WebUrl.optional(),
  Method: Method.default("POST"),
  Twiml: z.string().max(4_000).optional(),
});

/** The TwiML that a request names; null when it names none. */
export function twimlSource(request: { Twiml?: string; Url?: string; Method: "GET" | "POST" }): TwimlSource | null {
  if (request.Twiml !== undefined) return { twiml: request.Twiml };
  return request.Url === undefined ? null : { url: request.Url, method: request.Method };
}

const KNOWN_EVENTS: ProgressEvent[] = ["initiated", "ringing", "answered", "completed"];

/** The progress that the app asked to hear of: "completed" when it named nothing. */
export function requestedEvents(request: CallRequest): Set<ProgressEvent> {
  // Some clients send one value with spaces in it instead of repeating the parameter; Twilio takes both.
  const names = request.StatusCallbackEvent.flatMap((value) => value.split(/[\s,]+/));
  const known = KNOWN_EVENTS.filter((event) => names.includes(event));
  return new Set(known.length > 0 ? known : ["completed"]);
}
