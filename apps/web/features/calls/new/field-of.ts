import type { FieldPath } from "react-hook-form";
import type { NewCallForm } from "./new-call-input.ts";

const FIELDS: Record<string, FieldPath<NewCallForm>> = {
  "/to": "to",
  "/purpose": "purpose",
  "/instructions": "instructions",
  "/caller_name": "caller_name",
  "/persona_id": "persona_id",
  "/voice": "voice",
  "/record": "record",
  "/max_duration_seconds": "max_minutes",
  "/max_cost_microdollars": "max_dollars",
  "/hold_budget_seconds": "hold_minutes",
  "/voicemail_action": "voicemail_action",
  "/scheduled_at": "at",
};

/** Which field of the form a field of the API is; a question's problem stands at its row. Null for what the form does not have. */
export function fieldOf(pointer: string): FieldPath<NewCallForm> | null {
  const inQuestion = /^\/questions\/(\d+)(?:\/(\w+))?/.exec(pointer);
  if (inQuestion) return `questions.${Number(inQuestion[1])}.${inQuestion[2] === "choices" ? "choices" : "text"}`;
  return FIELDS[pointer] ?? null;
}
