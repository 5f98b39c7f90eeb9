import { createHmac } from "node:crypto";

/**
 * The value of `X-Twilio-Signature`: base64(HMAC-SHA1(auth token, URL + each parameter's name and value, sorted by name)).
 * A media stream's upgrade has no parameters and signs the URL with the scheme that the TwiML gave it. For Twilio that is
 * always wss://; a simulator on the same machine is also given ws:// and then signs the ws:// form.
 * Source: twilio.com/docs/usage/security#validating-requests.
 */
export function sign(authToken: string, url: string, parameters: Record<string, string> = {}): string {
  const data = Object.keys(parameters)
    .sort()
    .reduce((text, name) => text + name + parameters[name], url);
  return createHmac("sha1", authToken).update(data, "utf8").digest("base64");
}
