import { errorOfCause, errorOfStatus, ProviderError } from "@parley/voice";

const NAME = "The language model";

/** What a failure of the AI SDK's means: a status, a broken connection, an error inside the stream, or a wrong answer. */
export function modelError(provider: string, cause: unknown): ProviderError {
  if (cause instanceof ProviderError) return cause;
  if (cause instanceof Error) {
    if ("statusCode" in cause && typeof cause.statusCode === "number" && cause.statusCode >= 400) {
      const headers =
        "responseHeaders" in cause ? (cause.responseHeaders as Record<string, string> | undefined) : undefined;
      return errorOfStatus(provider, NAME, cause.statusCode, (name) => headers?.[name]);
    }
    if (/LoadAPIKey/.test(cause.name))
      return new ProviderError(provider, `${NAME} has no key.`, { kind: "auth", cause });
    if (/TypeValidation|JSONParse|InvalidResponse|NoOutput|NoContent/.test(cause.name)) {
      return new ProviderError(provider, `${NAME} answered with nothing usable.`, { kind: "server", cause });
    }
    return errorOfCause(provider, `The connection to the language model broke.`, cause);
  }
  // An error event inside the stream: vendors send their own objects, whose text may quote the request.
  return new ProviderError(provider, `${NAME} broke its answer off.`, { kind: "server" });
}
