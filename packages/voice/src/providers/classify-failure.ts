import { ProviderError, type ProviderErrorKind } from "../provider-error.ts";

/** Longer waits than this are taken as a mistake. */
const MAX_RETRY_AFTER_MS = 60 * 60 * 1000;

/**
 * The error that an HTTP status means. 402 (Deepgram: no credit left) and 401, 403 need a person; 429 and 503 may say when to come
 * back. `headers` as a Fetch response or Node has them, by `get`.
 */
export function errorOfStatus(
  provider: string,
  name: string,
  status: number,
  header: (name: string) => string | null | undefined = () => null,
): ProviderError {
  return new ProviderError(provider, `${name} answered ${status}.`, {
    kind: kindOfStatus(status),
    retryAfterMs: retryAfterMs(header("retry-after-ms"), header("retry-after")),
  });
}

function kindOfStatus(status: number): ProviderErrorKind {
  if (status === 401 || status === 402 || status === 403) return "auth";
  if (status === 429) return "rate_limit";
  if (status === 408 || status === 504) return "timeout";
  return status >= 400 && status < 500 ? "bad_request" : "server";
}

/** Retry-After is seconds or a date (RFC 9110, 10.2.3); OpenAI's retry-after-ms is finer. Undefined when it says nothing usable. */
export function retryAfterMs(
  milliseconds: string | null | undefined,
  header: string | null | undefined,
  now: number = Date.now(),
): number | undefined {
  const fine = milliseconds ? Number(milliseconds) : Number.NaN;
  const seconds = header && /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) * 1000 : Number.NaN;
  const date = header && Number.isNaN(seconds) ? Date.parse(header) - now : Number.NaN;
  const ms = [fine, seconds, date].find((value) => Number.isFinite(value));
  return ms === undefined ? undefined : Math.min(MAX_RETRY_AFTER_MS, Math.max(0, Math.round(ms)));
}

/** The error of a request that broke: a ProviderError as it is, a time-out, or the network. */
export function errorOfCause(provider: string, message: string, cause: unknown): ProviderError {
  if (cause instanceof ProviderError) return cause;
  return new ProviderError(provider, message, { kind: isTimeout(cause) ? "timeout" : "network", cause });
}

function isTimeout(cause: unknown): boolean {
  for (let error = cause; error instanceof Error; error = error.cause) {
    const code = "code" in error ? String(error.code) : "";
    if (error.name === "TimeoutError" || /TIMEDOUT|_TIMEOUT$/.test(code)) return true;
  }
  return false;
}
