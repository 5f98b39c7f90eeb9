import twilio from "twilio";

export interface TwilioCarrierOptions {
  accountSid: string;
  authToken: string;
  /** Number that the callee sees, E.164. */
  from: string;
  /** Where the API is, when not at Twilio: the phone simulator. */
  baseUrl?: string;
}

export interface TwilioCall {
  to: string;
  /** Fetched for TwiML when somebody answers. */
  url: string;
  statusCallback: string;
  /** The carrier hangs up after this many seconds, whatever we do. */
  timeLimitSeconds: number;
  ringSeconds?: number;
}

/** Twilio refused: `message` is what it says, `retryable` whether the same request may succeed later. */
export class TwilioRefusal extends Error {
  readonly code: number;
  readonly retryable: boolean;

  constructor(message: string, code: number, status: number) {
    super(message);
    this.name = "TwilioRefusal";
    this.code = code;
    this.retryable = status === 429 || status >= 500;
  }
}

/** The one carrier adapter. The phone simulator is reached by the same code at another address. */
export function createTwilioCarrier({ accountSid, authToken, from, baseUrl }: TwilioCarrierOptions) {
  // No automatic retries: a repeated request to create a call would ring twice.
  const client = twilio(accountSid, authToken, {
    autoRetry: false,
    ...(baseUrl ? { httpClient: redirectedTo(baseUrl) } : {}),
  });
  return {
    async createCall(call: TwilioCall): Promise<{ sid: string }> {
      try {
        const { sid } = await client.calls.create({
          to: call.to,
          from,
          url: call.url,
          method: "POST",
          statusCallback: call.statusCallback,
          statusCallbackMethod: "POST",
          statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
          timeLimit: call.timeLimitSeconds,
          timeout: call.ringSeconds ?? 45,
        });
        return { sid };
      } catch (error) {
        throw refusalOf(error);
      }
    },
    async hangUp(sid: string): Promise<void> {
      await client.calls(sid).update({ status: "completed" });
    },
  };
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return error;
  const code = "code" in error && typeof error.code === "number" ? error.code : 0;
  return new TwilioRefusal(error.message, code, error.status);
}

/** Twilio's client knows no base URL, so the host is rewritten where the request leaves. */
function redirectedTo(base: string): InstanceType<typeof twilio.RequestClient> {
  const client = new twilio.RequestClient({ timeout: 15_000 });
  const send = client.request.bind(client);
  client.request = (options) => {
    const { pathname, search } = new URL(options.uri);
    return send({ ...options, uri: `${base}${pathname}${search}` });
  };
  return client;
}
