import twilio from "twilio";

/**
 * Whether a request bears Twilio's signature: base64(HMAC-SHA1(auth token, URL followed by the sorted form parameters)). For the
 * upgrade of a media stream `url` is the exact wss:// (or ws://) address and there are no parameters.
 * Source: twilio.com/docs/usage/security; protocol/media-streams.md of the design notes.
 */
export function validateTwilioSignature(request: {
  authToken: string;
  signature: string;
  url: string;
  params: Record<string, string>;
}): boolean {
  return twilio.validateRequest(request.authToken, request.signature, request.url, request.params);
}
