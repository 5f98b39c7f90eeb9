import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether Twilio signed this request: base64(HMAC-SHA1(auth token, url + each POST parameter's name and value, names sorted)).
 * `url` is exactly what Twilio was told, scheme included; a media stream's upgrade is signed over its wss:// address without
 * parameters. Source: twilio.com/docs/usage/security.
 */
export function validateTwilioSignature(request: {
  authToken: string;
  signature: string;
  url: string;
  params?: Record<string, string | string[] | undefined>;
}): boolean {
  const { authToken, signature, url, params = {} } = request;
  let signed = url;
  for (const name of Object.keys(params).sort()) {
    const value = params[name];
    const values = Array.isArray(value) ? [...new Set(value)].sort() : value === undefined ? [] : [value];
    for (const one of values) signed += name + one;
  }
  const expected = createHmac("sha1", authToken).update(signed, "utf8").digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
