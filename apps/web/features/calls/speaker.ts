import type { Call } from "./call-wire.ts";

/** Whether the words are of the organization's side: the AI, or the person who answered. */
function isAgent(speaker: string): boolean {
  return speaker === "agent";
}

/** A speaker's own colour; the waveform's lanes have those of the first two. */
export function speakerColor(speaker: string): string {
  if (speaker === "supervisor") return "bg-chart-3";
  return isAgent(speaker) ? "bg-chart-1" : "bg-chart-2";
}

/** Who speaks, by name where it is known. */
export function speakerName(speaker: string, call: Pick<Call, "kind" | "agent" | "person_name">): string {
  if (isAgent(speaker)) return call.kind === "ai" ? "AI agent" : (call.agent ?? "Agent");
  if (speaker === "supervisor") return "Supervisor";
  return call.person_name ?? (call.kind === "ai" ? "Callee" : "Caller");
}
