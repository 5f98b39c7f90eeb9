import { DomainError, type ErrorKind, type FieldError } from "@parley/platform";
import type { FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";

const statusOf: Record<ErrorKind, number> = {
  invalid_input: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rule_violation: 422,
  quota_exceeded: 402,
  rate_limited: 429,
  unavailable: 503,
};

const titles: Record<number, string> = {
  400: "The request cannot be read",
  401: "Not signed in",
  402: "Plan limit reached",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported content type",
  422: "The input needs a correction",
  429: "Too many requests",
  500: "Something broke on our side",
  503: "Not available right now",
};

/** The one place where an error becomes HTTP: problem+json (RFC 9457). An unknown error never leaks its message. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, code, detail, fields } = describe(error);
  if (status >= 500) request.log.error({ err: error, request_id: request.id }, "request failed");
  return reply
    .status(status)
    .header("content-type", "application/problem+json")
    .send(
      JSON.stringify({
        type: `urn:parley:problem:${code}`,
        title: titles[status] ?? "Error",
        status,
        detail,
        code,
        request_id: request.id,
        ...(fields.length > 0 ? { errors: fields } : {}),
      }),
    );
}

function describe(error: unknown): { status: number; code: string; detail: string; fields: FieldError[] } {
  if (error instanceof DomainError) {
    const fields = error.fields.map(({ pointer, message }) => ({ pointer: wirePointer(pointer), message }));
    return { status: statusOf[error.kind], code: error.code, detail: error.message, fields };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map(({ instancePath, message }) => ({
      pointer: wirePointer(instancePath || "/"),
      message: message ?? "This value is not accepted.",
    }));
    return { status: 422, code: "invalid_input", detail: "Some fields need a correction.", fields };
  }
  const status = statusOfFastify(error);
  if (status < 500) {
    const detail = error instanceof Error ? error.message : "The request cannot be read.";
    return { status, code: `http_${status}`, detail, fields: [] };
  }
  return {
    status: 500,
    code: "internal_error",
    detail: "The error was logged under the request id. Try again.",
    fields: [],
  };
}

function statusOfFastify(error: unknown): number {
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  return Number.isInteger(status) && status >= 400 ? status : 500;
}

/** Verbs name fields in camelCase, the wire in snake_case. */
function wirePointer(pointer: string): string {
  // Below /columns stand headers of the user's own file, as they are written there.
  if (pointer.startsWith("/columns/")) return pointer;
  return pointer.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
