/**
 * What went wrong: the key or the account (`auth`), too many requests, no answer in time, the connection, our request, or the
 * provider itself.
 */
export type ProviderErrorKind = "auth" | "rate_limit" | "timeout" | "network" | "bad_request" | "server";

export interface ProviderErrorOptions {
  /** Without it `kind` says. */
  retryable?: boolean;
  kind?: ProviderErrorKind;
  /** The provider asked to be left alone this long. */
  retryAfterMs?: number;
  cause?: unknown;
}

/** A provider failed. `retryable` says whether the same request may succeed later. No secrets and no words of a call in `message`. */
export class ProviderError extends Error {
  readonly provider: string;
  readonly kind: ProviderErrorKind;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(provider: string, message: string, options: ProviderErrorOptions) {
    super(message, { cause: options.cause });
    this.name = "ProviderError";
    this.provider = provider;
    this.kind = options.kind ?? "server";
    this.retryable = options.retryable ?? !["auth", "bad_request"].includes(this.kind);
    this.retryAfterMs = options.retryAfterMs;
  }
}
