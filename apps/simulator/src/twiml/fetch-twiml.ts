import type { TwimlSource } from "../network/call-request.ts";
import { signedRequest } from "../network/signed-request.ts";
import { parseTwiml, type TwimlElement, TwimlError } from "./parse-twiml.ts";

export interface TwimlDocument {
  verbs: TwimlElement[];
  /** Where it came from: what its relative addresses are relative to. */
  base: string | null;
}

/** Twilio's error "HTTP retrieval failure", which it tells the fallback address. */
const RETRIEVAL_FAILURE = "11200";

interface Fetch {
  parameters: Record<string, string>;
  authToken: string;
  signal: AbortSignal;
  /** Asked when the first address fails. */
  fallback?: { url: string; method: "GET" | "POST" } | undefined;
}

/** Gets the TwiML of a call. Throws TwimlError for an answer that is none; rejects when there is no answer. */
export async function fetchTwiml(source: TwimlSource, options: Fetch): Promise<TwimlDocument> {
  if ("twiml" in source) return { verbs: parseTwiml(source.twiml), base: null };
  const { fallback, parameters, authToken, signal } = options;
  try {
    return await retrieve(source, { parameters, authToken, signal });
  } catch (error) {
    if (!fallback || signal.aborted) throw error;
    const failure = { ErrorCode: RETRIEVAL_FAILURE, ErrorUrl: source.url };
    return retrieve(fallback, { parameters: { ...parameters, ...failure }, authToken, signal });
  }
}

async function retrieve(
  { url, method }: { url: string; method: "GET" | "POST" },
  options: Omit<Fetch, "fallback">,
): Promise<TwimlDocument> {
  const response = await signedRequest({ url, method, ...options });
  if (!response.ok) {
    await response.body?.cancel();
    throw new TwimlError(`the app answered ${response.status} instead of TwiML`);
  }
  return { verbs: parseTwiml(await response.text()), base: url };
}
