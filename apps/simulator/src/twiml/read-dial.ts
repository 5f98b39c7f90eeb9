import { type TwimlElement, TwimlError } from "./parse-twiml.ts";

interface Webhook {
  url: string;
  method: "GET" | "POST";
}

/** What `<Dial>` asks for. */
export interface DialOrder {
  number: string;
  callerId: string | undefined;
  timeoutSeconds: number;
  timeLimitSeconds: number;
  /** Asked for TwiML when the dialled call is over. */
  action: Webhook | null;
  /** TwiML that the called party alone hears before both are connected. */
  whisper: Webhook | null;
  statusCallback: (Webhook & { events: string[] }) | null;
}

/** Reads `<Dial>` with one number, in a `<Number>` or as its text (twilio.com/docs/voice/twiml/dial). Throws TwimlError. */
export function readDial(dial: TwimlElement, resolve: (url: string) => string): DialOrder {
  const [noun, ...others] = dial.children;
  if (others.length > 0 || (noun && noun.name !== "Number")) throw new TwimlError("the simulator dials one <Number>");
  const number = (noun?.text ?? dial.text).replace(/[\s()-]/g, "");
  if (!/^\+[1-9]\d{4,14}$/.test(number)) throw new TwimlError("<Dial> needs a number in E.164 form");
  const { timeout, timeLimit, callerId, action, method } = dial.attributes;
  const { url, statusCallback, statusCallbackEvent = "" } = noun?.attributes ?? {};
  const webhook = (address: string | undefined, by: string | undefined): Webhook | null =>
    address === undefined ? null : { url: resolve(address), method: by?.toUpperCase() === "GET" ? "GET" : "POST" };
  const callback = webhook(statusCallback, noun?.attributes.statusCallbackMethod);
  return {
    number,
    callerId,
    timeoutSeconds: seconds(timeout, 30, "timeout"),
    timeLimitSeconds: seconds(timeLimit, 14_400, "timeLimit"),
    action: webhook(action, method),
    whisper: webhook(url, noun?.attributes.method),
    statusCallback: callback && { ...callback, events: statusCallbackEvent.split(/[\s,]+/).filter(Boolean) },
  };
}

function seconds(value: string | undefined, usual: number, name: string): number {
  const number = value === undefined ? usual : Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 14_400) {
    throw new TwimlError(`the ${name} of <Dial> is not a number of seconds`);
  }
  return number;
}
