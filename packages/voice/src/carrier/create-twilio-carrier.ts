import type { Twilio } from "twilio";

export interface TwilioCarrierOptions {
  accountSid: string;
  authToken: string;
  /** The number that we call from, E.164. */
  from: string;
  /** Another server that speaks Twilio's REST protocol, such as the phone simulator. */
  baseUrl?: string;
}

export interface OutboundCall {
  to: string;
  /** Where Twilio fetches the call's TwiML. */
  url: string;
  statusCallback: string;
  /** Twilio itself hangs up after this. */
  timeLimitSeconds: number;
  ringSeconds?: number;
  /** Where Twilio's answering machine detection tells what it heard, while the call goes on already; none without. */
  machineDetectionCallback?: string;
  /**
   * Asked directly before the one request that dials. Answer false when this call was dialled already, or may have been: Twilio
   * knows no idempotency key for calls, so the claim (a conditional update, say) is what keeps a person from being rung twice.
   */
  claim?(): Promise<boolean>;
}

/** Twilio answered no. `message` is what it says, `retryable` whether the same request may succeed later. */
export class TwilioRefusal extends Error {
  readonly code: number;
  readonly retryable: boolean;

  constructor(message: string, code: number, retryable: boolean) {
    super(message);
    this.name = "TwilioRefusal";
    this.code = code;
    this.retryable = retryable;
  }
}

export interface TwilioCarrier {
  /**
   * Places a call, once: never repeated by itself. Throws TwilioRefusal when Twilio said no; any other error means that no answer
   * came, so the call may exist and must not be repeated. Twilio starts one call a second by default: pace it.
   */
  createCall(call: OutboundCall): Promise<{ sid: string }>;
  /** Takes a call that is up out of what it does and runs other TwiML on it: its media stream stops. False when it is over already. */
  redirect(sid: string, twiml: string): Promise<boolean>;
  /**
   * Has a number of the account (E.164) ask `voiceUrl` when it is rung. False when the account has no such number (with `create` it
   * is made then, which at Twilio buys it), and when the number is set up for something else (left alone, unless `replace`).
   */
  answerAt(
    number: string,
    urls: { voiceUrl: string; statusCallback: string },
    options?: { create?: boolean; replace?: boolean },
  ): Promise<boolean>;
  /** Ends a call that is up, or takes back one that has not been answered. A call that is over already is no error. */
  hangUp(sid: string): Promise<void>;
}

const TWILIO_DEMO = "https://demo.twilio.com/";
const CALL_GONE = 20404;
const CALL_OVER = 21220;

/** Twilio's REST API by its own client; the client loads with the first request. */
export function createTwilioCarrier(options: TwilioCarrierOptions): TwilioCarrier {
  let client: Promise<Twilio> | null = null;
  const connect = () => {
    client ??= openClient(options);
    return client;
  };

  return {
    async createCall(call) {
      const twilio = await connect();
      if (call.claim && !(await call.claim())) {
        throw new TwilioRefusal("This call has been placed already.", 0, false);
      }
      try {
        const { sid } = await twilio.calls.create({
          to: call.to,
          from: options.from,
          url: call.url,
          method: "POST",
          statusCallback: call.statusCallback,
          statusCallbackMethod: "POST",
          statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
          timeLimit: call.timeLimitSeconds,
          timeout: call.ringSeconds ?? 45,
          ...machineDetection(call.machineDetectionCallback),
        });
        return { sid };
      } catch (error) {
        throw refusalOf(error);
      }
    },
    async redirect(sid, twiml) {
      const twilio = await connect();
      return unlessOver(twilio.calls(sid).update({ twiml }));
    },
    async answerAt(phoneNumber, { voiceUrl, statusCallback }, { create = false, replace = false } = {}) {
      const twilio = await connect();
      const settings = {
        ...{ voiceUrl, voiceMethod: "POST", statusCallback, statusCallbackMethod: "POST" },
      };
      try {
        // Twilio also lists numbers of which the one asked for is a part.
        const listed = await twilio.incomingPhoneNumbers.list({ phoneNumber, limit: 20 });
        const known = listed.find((one) => one.phoneNumber === phoneNumber);
        if (known && !replace && isUsedElsewhere(known, voiceUrl)) return false;
        if (known) await twilio.incomingPhoneNumbers(known.sid).update(settings);
        else if (create) await twilio.incomingPhoneNumbers.create({ phoneNumber, ...settings });
        return known !== undefined || create;
      } catch (error) {
        throw refusalOf(error);
      }
    },
    async hangUp(sid) {
      const twilio = await connect();
      // "completed" ends a call in any state; "canceled" would leave one alone that was answered a moment ago.
      await unlessOver(twilio.calls(sid).update({ status: "completed" }));
    },
  };
}

interface NumberInUse {
  voiceUrl?: string | null;
  voiceApplicationSid?: string | null;
  trunkSid?: string | null;
}

/** An application or a trunk goes before the URL; a new number's URL is a greeting of Twilio's. */
function isUsedElsewhere({ voiceUrl, voiceApplicationSid, trunkSid }: NumberInUse, ours: string): boolean {
  if (voiceApplicationSid || trunkSid) return true;
  return Boolean(voiceUrl) && voiceUrl !== ours && !voiceUrl?.startsWith(TWILIO_DEMO);
}

/** Whether the update was made; false for a call that is over. */
async function unlessOver(update: Promise<unknown>): Promise<boolean> {
  try {
    await update;
    return true;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal instanceof TwilioRefusal && (refusal.code === CALL_GONE || refusal.code === CALL_OVER)) return false;
    throw refusal;
  }
}

/** Asynchronous, so that nobody who answers waits for it; "DetectMessageEnd" also tells of the beep. */
function machineDetection(callback: string | undefined) {
  if (!callback) return {};
  return {
    machineDetection: "DetectMessageEnd",
    asyncAmd: "true",
    asyncAmdStatusCallback: callback,
    asyncAmdStatusCallbackMethod: "POST",
  };
}

/** The client has no option for another address, so its HTTP client swaps the host of each request. */
async function openClient({ accountSid, authToken, baseUrl }: TwilioCarrierOptions): Promise<Twilio> {
  const { default: twilio } = await import("twilio");
  const http = new twilio.RequestClient({ timeout: 15_000, autoRetry: false });
  if (baseUrl) {
    const base = baseUrl.replace(/\/+$/, "");
    const request = http.request.bind(http);
    http.request = (call) => {
      const { pathname, search } = new URL(call.uri);
      return request({ ...call, uri: `${base}${pathname}${search}` });
    };
  }
  return twilio(accountSid, authToken, { httpClient: http, autoRetry: false });
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return error;
  const code = "code" in error && typeof error.code === "number" ? error.code : 0;
  return new TwilioRefusal(error.message, code, error.status === 429 || error.status >= 500);
}
