import type { FieldPath } from "react-hook-form";
import type { ScenarioForm } from "./scenario-form-values.ts";

const FIELDS: Record<string, FieldPath<ScenarioForm>> = {
  "/name": "name",
  "/definition/callee": "number",
  "/definition/callee/persona": "person",
  "/definition/line/noise_db": "noise",
  "/definition/line/jitter_ms": "jitter",
  "/definition/line/loss_percent": "loss",
  "/definition/call/purpose": "purpose",
  "/definition/call/caller_name": "callerName",
  "/definition/call/instructions": "instructions",
  "/definition/call/knowledge": "knowledge",
};

/** The form's field for a JSON pointer of the API; null when the message stands better above the form. */
export function fieldOf(pointer: string, who: ScenarioForm["who"]): FieldPath<ScenarioForm> | null {
  if (pointer === "/definition/callee" && who !== "number") return who === "person" ? "person" : null;
  const row = /^\/definition\/assertions\/(\d+)(\/|$)/.exec(pointer);
  if (row) return `assertions.${Number(row[1])}.text`;
  const step = /^\/definition\/callee\/lines\/(\d+)(?:\/(\w+))?/.exec(pointer);
  if (step) {
    const names: Record<string, "match" | "say" | "dtmf" | "seconds"> = { match: "match", dtmf: "dtmf", ms: "seconds" };
    return `steps.${Number(step[1])}.${names[step[2] ?? ""] ?? "say"}`;
  }
  if (pointer.startsWith("/definition/call/questions")) return "questions";
  return FIELDS[pointer] ?? null;
}
