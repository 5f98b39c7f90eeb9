/**
 * A source cannot be read right now. `message` is shown on its line: what happened and the mend, without keys and without the query
 * of an address.
 */
export class SourceProblem extends Error {
  /** The input (camelCase) that a correction would be made in, when there is one. */
  readonly field: string | null;
  /** Ask again after this time at the earliest, as the other side wishes; null for the source's usual pause. */
  readonly retryAfterMs: number | null;
  /** The other side is only busy: nothing is wrong that anybody should be told of. */
  readonly isBusy: boolean;
  /** Only a file is wrong: the source itself works. */
  readonly isRefusal: boolean;

  constructor(
    message: string,
    options: { field?: string; retryAfterMs?: number; isBusy?: boolean; isRefusal?: boolean } = {},
  ) {
    super(message);
    this.name = "SourceProblem";
    this.field = options.field ?? null;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.isBusy = options.isBusy ?? false;
    this.isRefusal = options.isRefusal ?? false;
  }
}
