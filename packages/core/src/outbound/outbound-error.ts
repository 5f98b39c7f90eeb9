export type OutboundFailure =
  /** The address itself is no good, or leads into a private network: asking again does not help. */
  "refused" | "unreachable" | "timeout" | "too_large" | "too_many_redirects";

/** Why another server could not be asked. `message` is for people; it names the host and never the query, which may hold a secret. */
export class OutboundError extends Error {
  readonly failure: OutboundFailure;

  constructor(failure: OutboundFailure, message: string) {
    super(message);
    this.name = "OutboundError";
    this.failure = failure;
  }
}
