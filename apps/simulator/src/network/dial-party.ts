import { concat, silence, tone } from "../audio/tones.ts";
import type { DialOrder } from "../twiml/read-dial.ts";
import type { Call } from "./call.ts";
import { durationSeconds } from "./call-record.ts";
import { CallRequest, type TwimlSource } from "./call-request.ts";

/** What a caller in the United States hears while it rings: 440 and 480 Hz, two seconds of six. */
const RINGBACK = concat([tone([440, 480], 2_000, 0.15), silence(4_000)]);

/** A party that `<Dial>` may reach: places the second call. Null when the number reaches nobody. */
export type PlaceParty = (request: CallRequest, parent: Call) => Call | null;

export interface DialResult {
  status: "completed" | "busy" | "no-answer" | "failed" | "canceled";
  sid: string | null;
  seconds: number;
  bridged: boolean;
}

/**
 * Carries out `<Dial>`: rings the other party while the first hears it ring, lets it alone hear its own TwiML, then connects both
 * until one of them hangs up or `signal` aborts.
 */
export async function dialParty(
  parent: Call,
  order: DialOrder,
  place: PlaceParty,
  signal: AbortSignal,
): Promise<DialResult> {
  const party = place(requestOf(order, parent), parent);
  if (!party) return { status: "failed", sid: null, seconds: 0, bridged: false };
  const { line } = parent;
  for (let ms = 0; ms < order.timeoutSeconds * 1000; ms += 6_000) line?.play(RINGBACK);
  const abandon = () => party.hangUp();
  signal.addEventListener("abort", abandon, { once: true });
  if (signal.aborted) party.hangUp();
  const bridged = await party.readyToTalk;
  if (bridged && line && party.line) {
    const part = line.bridge(party.line);
    await party.ended;
    part();
  } else line?.silence();
  signal.removeEventListener("abort", abandon);
  const { status, sid } = party.record;
  return {
    // A party that hung up during its own TwiML was reached.
    status: status === "queued" || status === "ringing" || status === "in-progress" ? "canceled" : status,
    sid,
    seconds: durationSeconds(party.record) ?? 0,
    bridged,
  };
}

/** Where the call goes on when the dialled party is gone, with what the action is told. */
export function actionOf(
  order: DialOrder,
  result: DialResult,
): { source: TwimlSource; told: Record<string, string> } | null {
  if (!order.action) return null;
  const told: Record<string, string> = {
    DialCallStatus: result.status,
    DialCallDuration: String(result.seconds),
    DialBridged: String(result.bridged),
  };
  if (result.sid) told.DialCallSid = result.sid;
  return { source: order.action, told };
}

function requestOf(order: DialOrder, parent: Call): CallRequest {
  const { whisper, statusCallback } = order;
  const { From, To } = parent.record.request;
  // Twilio shows the caller's number to the dialled party unless told otherwise; of an outbound call that is our own number.
  const caller = parent.record.direction === "inbound" ? From : To;
  return CallRequest.parse({
    To: order.number,
    From: order.callerId ?? caller,
    Timeout: order.timeoutSeconds,
    TimeLimit: order.timeLimitSeconds,
    ...(whisper ? { Url: whisper.url, Method: whisper.method } : {}),
    ...(statusCallback
      ? {
          StatusCallback: statusCallback.url,
          StatusCallbackMethod: statusCallback.method,
          StatusCallbackEvent: statusCallback.events,
        }
      : {}),
  });
}
