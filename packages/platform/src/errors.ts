/**
 * Errors of the domain. They know no HTTP: each transport maps `kind` once (apps/server/src/http/problem.ts).
 * `message` is shown to users, so it says what happened, why and what to do; it never holds a secret or a caller's words.
 */
export type ErrorKind =
  | "invalid_input"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "rule_violation"
  | "quota_exceeded"
  | "rate_limited"
  | "unavailable";

/** One refused field. `pointer` is a JSON pointer into the input ("/to"), `message` names the mend. */
export interface FieldError {
  pointer: string;
  message: string;
}

export class DomainError extends Error {
  readonly kind: ErrorKind;
  /** Stable machine-readable code ("invalid_phone_number"), part of the public API. */
  readonly code: string;
  readonly fields: FieldError[];

  constructor(kind: ErrorKind, code: string, message: string, fields: FieldError[] = []) {
    super(message);
    this.name = "DomainError";
    this.kind = kind;
    this.code = code;
    this.fields = fields;
  }
}

export const invalidInput = (fields: FieldError[], message = "Some fields need a correction.") =>
  new DomainError("invalid_input", "invalid_input", message, fields);
export const notFound = (what: string) => new DomainError("not_found", "not_found", `This ${what} does not exist.`);
export const forbidden = (message = "Your role does not allow this. Ask an owner or admin of the organization.") =>
  new DomainError("forbidden", "forbidden", message);
export const unauthenticated = () =>
  new DomainError("unauthenticated", "unauthenticated", "Sign in, or send an API key.");
export const conflict = (code: string, message: string) => new DomainError("conflict", code, message);
