import type { Format } from "@/lib/format.ts";
import type { CallLine } from "./call-wire.ts";

/** Who was on the other end: the name, else the number, else that it was withheld. */
export function callName(call: Pick<CallLine, "person_name" | "phone">, format: Format): string {
  return call.person_name ?? (call.phone ? format.phone(call.phone) : "Number withheld");
}

/** Who answered or called for the organization. */
export function agentName(call: Pick<CallLine, "agent" | "kind" | "persona_name">): string | null {
  return call.agent ?? call.persona_name ?? (call.kind === "ai" ? "AI agent" : null);
}

const FINAL = new Set(["completed", "busy", "no_answer", "failed", "canceled"]);

/** Whether an AI call is still to come or going on. Tracked calls come when they are over. */
export function isLive(call: Pick<CallLine, "kind" | "status">): boolean {
  return call.kind === "ai" && !FINAL.has(call.status);
}

/** How long it was; unknown (not zero) until an AI call has ended. */
export function talkSeconds(call: Pick<CallLine, "kind" | "status" | "duration_seconds">): number | null {
  return isLive(call) ? null : call.duration_seconds;
}
