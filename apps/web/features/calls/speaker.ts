import type { Call } from "./call-wire.ts";

/** Whether the words are of the organization's side: the AI, or the person who answered. */
export function isAgent(speaker: string): boolean {
  return speaker === "agent";
}

/** Who speaks, by name where it is known. */
export function speakerName(speaker: string, call: Pick<Call, "kind" | "agent" | "person_name">): string {
  if (isAgent(speaker)) return call.kind === "ai" ? "AI agent" : (call.agent ?? "Agent");
  return call.person_name ?? (call.kind === "ai" ? "Callee" : "Caller");
}
