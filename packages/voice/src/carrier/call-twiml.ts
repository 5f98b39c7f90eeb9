import { escapeXml } from "./escape-xml.ts";

const respond = (verbs: string) => `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`;

/** Does not answer a call that comes in: "busy" gives the busy tone, "rejected" the tone of a number out of service. It costs nothing. */
export const rejectTwiml = (reason: "busy" | "rejected"): string => respond(`<Reject reason="${reason}"/>`);

/** Says something by the carrier's own voice; the call goes on to what follows (nothing: it ends). */
export const sayTwiml = (text: string): string => respond(`<Say>${escapeXml(text)}</Say>`);

/** Does nothing: the parties are connected, or the call ends. */
export const emptyTwiml = (): string => respond("");

export interface DialledParty {
  /** E.164 */
  number: string;
  /** What the party sees: a number of ours. */
  callerId?: string;
  /** Asked for TwiML that the party alone hears before both are connected. */
  briefingUrl?: string;
  /** Told how it ended (DialCallStatus); answers with what the caller hears then. */
  actionUrl: string;
  ringSeconds?: number;
}

/**
 * Connects a call with another party. The caller hears ringing until both are connected (answerOnBridge), also while the party is
 * briefed. Source: twilio.com/docs/voice/twiml/dial and /number.
 */
export function dialTwiml({ number, callerId, briefingUrl, actionUrl, ringSeconds = 30 }: DialledParty): string {
  const dial = attributes({
    answerOnBridge: "true",
    timeout: String(ringSeconds),
    action: actionUrl,
    method: "POST",
    callerId,
  });
  return respond(`<Dial${dial}><Number${attributes({ url: briefingUrl })}>${escapeXml(number)}</Number></Dial>`);
}

const attributes = (values: Record<string, string | undefined>) =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escapeXml(value)}"`))
    .join("");
