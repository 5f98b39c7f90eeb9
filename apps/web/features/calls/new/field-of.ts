import type { NewCallForm } from "./new-call-input.ts";

/** Which field of the form a field of the API is. */
export const FIELD_OF: Record<string, keyof NewCallForm> = {
  "/to": "to",
  "/purpose": "purpose",
  "/instructions": "instructions",
  "/caller_name": "caller_name",
  "/voice": "voice",
  "/record": "record",
  "/max_duration_seconds": "max_minutes",
  "/scheduled_at": "at",
};
