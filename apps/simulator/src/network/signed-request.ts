import { sign } from "./signature.ts";

/** Twilio gives an app this long to answer a webhook. */
const WEBHOOK_TIMEOUT_MS = 15_000;

export interface SignedRequest {
  url: string;
  method: "GET" | "POST";
  parameters: Record<string, string>;
  authToken: string;
  signal?: AbortSignal;
}

/** Sends a webhook as Twilio does: form parameters (query parameters for GET) and the signature. Rejects when there is no answer. */
export function signedRequest({ url, method, parameters, authToken, signal }: SignedRequest): Promise<Response> {
  const timeout = AbortSignal.timeout(WEBHOOK_TIMEOUT_MS);
  const options = { method, signal: signal ? AbortSignal.any([signal, timeout]) : timeout };
  if (method === "POST") {
    const headers = { "X-Twilio-Signature": sign(authToken, url, parameters) };
    return fetch(url, { ...options, headers, body: new URLSearchParams(parameters) });
  }
  const target = new URL(url);
  for (const [name, value] of Object.entries(parameters)) target.searchParams.append(name, value);
  return fetch(target, { ...options, headers: { "X-Twilio-Signature": sign(authToken, target.href) } });
}
