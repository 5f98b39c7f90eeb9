import { CallRequest } from "../network/call-request.ts";
import { TwilioError } from "./twilio-error.ts";

const NUMBER = /^\+[1-9]\d{4,14}$/;
/** Twilio's codes for a wrong parameter, where it has one of its own. */
const CODES: Record<string, number> = { Url: 21205, Method: 21403, StatusCallback: 21609, Timeout: 21241 };

/** Reads the form body of "create a call". Throws TwilioError for what Twilio refuses as well. */
export function readCallRequest(form: URLSearchParams): CallRequest {
  const to = form.get("To") ?? "";
  const from = form.get("From") ?? "";
  if (!to) throw new TwilioError(400, 21201, "No 'To' number is specified");
  if (!from) throw new TwilioError(400, 21213, "Caller phone number is required");
  if (!NUMBER.test(from)) throw new TwilioError(400, 21212, `Invalid From Number (caller ID): ${from}`);
  if (!form.get("Url") && !form.get("Twiml")) throw new TwilioError(400, 21205, "Url parameter is required.");
  const given = Object.fromEntries([...form].filter(([, value]) => value !== ""));
  const parsed = CallRequest.safeParse({ ...given, StatusCallbackEvent: form.getAll("StatusCallbackEvent") });
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0] ?? "");
  throw new TwilioError(400, CODES[name] ?? 20001, `${name} is not valid`);
}
