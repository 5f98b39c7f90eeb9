import { CallUpdate, type TwimlSource, twimlSource } from "../network/call-request.ts";
import { TwilioError } from "./twilio-error.ts";

/** Reads the form body of "update a call": it ends the call or gives it other TwiML. Throws TwilioError. */
export function readCallUpdate(form: URLSearchParams): {
  status: "completed" | "canceled" | undefined;
  source: TwimlSource | null;
} {
  const parsed = CallUpdate.safeParse(Object.fromEntries([...form].filter(([, value]) => value !== "")));
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? "");
    throw new TwilioError(400, name === "Url" ? 21205 : 20001, `${name} is not valid`);
  }
  const source = twimlSource(parsed.data);
  const { Status: status } = parsed.data;
  if (!status && !source) throw new TwilioError(400, 20001, "Status, Url or Twiml is required");
  return { status, source: status ? null : source };
}
