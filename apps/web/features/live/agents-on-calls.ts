import type { LiveCall } from "./live-wire.ts";
import { since } from "./since.ts";

export interface AgentOnCalls {
  /** Null stands for the AI. */
  agent: string | null;
  /** Their calls, the longest first. */
  calls: LiveCall[];
}

/** Who is talking now: people by name, then the AI. What only rings has nobody on it, nor has a call whose agent is not known. */
export function agentsOnCalls(calls: LiveCall[]): AgentOnCalls[] {
  const byAgent = new Map<string | null, LiveCall[]>();
  for (const call of calls) {
    if (call.status !== "in_progress" || (call.agent === null && call.kind !== "ai")) continue;
    byAgent.set(call.agent, [...(byAgent.get(call.agent) ?? []), call]);
  }
  const lines = [...byAgent].map(([agent, own]) => ({
    agent,
    calls: own.sort((a, b) => since(a).localeCompare(since(b))),
  }));
  return lines.sort((a, b) => {
    if (a.agent === null || b.agent === null) return a.agent === b.agent ? 0 : a.agent === null ? 1 : -1;
    return a.agent.localeCompare(b.agent);
  });
}
