import type { CallRequest } from "./call-request.ts";
import type { AnsweredBy } from "./machine-detection.ts";

/** Status of the Call resource (twilio.com/docs/voice/api/call-resource#call-status-values). */
export type CallStatus =
  | "queued"
  | "ringing"
  | "in-progress"
  | "completed"
  | "busy"
  | "no-answer"
  | "failed"
  | "canceled";

export type CallDirection = "outbound-api" | "inbound" | "outbound-dial";

/** The facts of one call. Times are Dates of the network's clock. */
export interface CallRecord {
  readonly sid: string;
  readonly accountSid: string;
  readonly request: CallRequest;
  readonly direction: CallDirection;
  /** The call whose `<Dial>` made this one. */
  readonly parentSid: string | null;
  /** Of the number of ours that was rung. */
  readonly phoneNumberSid: string | null;
  readonly createdAt: Date;
  updatedAt: Date;
  status: CallStatus;
  answeredAt: Date | null;
  endedAt: Date | null;
  /** Who put the receiver down first; the network when a limit or a fault ended the call. */
  endedBy: "app" | "callee" | "network" | null;
  answeredBy: AnsweredBy | null;
}

/** Whole seconds between answer and end; 0 for a call that nobody answered, null while it goes on. */
export function durationSeconds({ answeredAt, endedAt }: CallRecord): number | null {
  if (!endedAt) return null;
  return answeredAt ? Math.round((endedAt.getTime() - answeredAt.getTime()) / 1000) : 0;
}

/** The parameters that every request about a call carries. */
export function callParameters(call: CallRecord, status: string = call.status): Record<string, string> {
  const { To, From } = call.request;
  const parameters: Record<string, string> = {
    AccountSid: call.accountSid,
    ApiVersion: "2010-04-01",
    CallSid: call.sid,
    CallStatus: status,
    Called: To,
    Caller: From,
    Direction: call.direction,
    From,
    To,
  };
  if (call.parentSid) parameters.ParentCallSid = call.parentSid;
  if (call.direction === "inbound") Object.assign(parameters, { FromCountry: "US", ToCountry: "US" });
  if (call.answeredBy) parameters.AnsweredBy = call.answeredBy;
  return parameters;
}

const SIP_RESPONSES: Partial<Record<CallStatus, string>> = {
  completed: "200",
  failed: "404",
  busy: "486",
  "no-answer": "487",
  canceled: "487",
};

/** The parameters of a progress event, besides SequenceNumber. */
export function progressParameters(call: CallRecord, status: string, now: Date): Record<string, string> {
  const parameters = callParameters(call, status);
  parameters.CallbackSource = "call-progress-events";
  parameters.Timestamp = rfc2822(now);
  const seconds = durationSeconds(call);
  if (seconds !== null) {
    parameters.CallDuration = String(seconds);
    parameters.Duration = String(Math.ceil(seconds / 60));
    parameters.SipResponseCode = SIP_RESPONSES[call.status] ?? "200";
  }
  return parameters;
}

/** "Tue, 31 Aug 2010 20:36:28 +0000", the form of all of Twilio's dates. */
export const rfc2822 = (date: Date): string => date.toUTCString().replace("GMT", "+0000");
