import type { ProviderError } from "@parley/voice";
import type { ServerEvent } from "./server-events.ts";

type Reported = Extract<ServerEvent, { type: "error" }>["error"];

/** Answers of the API to a cancellation that came too late, or to a response asked for twice. */
const HARMLESS = new Set(["response_cancel_not_active", "conversation_already_has_active_response"]);

export const isHarmless = ({ code }: Reported): boolean => HARMLESS.has(code ?? "");

/** An error of the API's as it is told: by its code, without the API's own words, which may quote the call. */
export const reportedError = ({ code, type }: Reported): Pick<ProviderError, "retryable" | "message"> => ({
  retryable: true,
  message: `The realtime model reported ${code ?? type}.`,
});
