import type { AgentItem, CallEvent, CallFacts, CallTools } from "@parley/voice";
import { itemOf } from "../llm/own-tools.ts";
import type { DoneResponse } from "./server-events.ts";

/**
 * Runs a function that the model called: one of the call's tools, or one of the agent's own, which happens later and is answered as item.
 * `output` is the event that tells the model its result.
 */
export async function runFunction(
  call: DoneResponse["functionCalls"][number],
  context: { facts: CallFacts; tools: CallTools; signal: AbortSignal; now(): number; callMs(): number },
): Promise<{ item: AgentItem | null; output: object; event: CallEvent | null }> {
  const input = parseArguments(call.arguments);
  const outputEvent = (result: unknown) => ({
    type: "conversation.item.create",
    item: { type: "function_call_output", call_id: call.callId, output: JSON.stringify(result ?? null) },
  });
  const item = itemOf(call.name, input, context.facts);
  if (item) return { item, output: outputEvent({ ok: true }), event: null };
  const startedAt = context.now();
  const { tools, signal } = context;
  const result = await tools.call(call.name, input, { signal }).catch(() => ({ error: "The tool did not answer." }));
  const ok = !(typeof result === "object" && result !== null && "error" in result);
  const durationMs = Math.round(context.now() - startedAt);
  const event = { type: "tool" as const, name: call.name, ok, durationMs, atMs: context.callMs() };
  return { item: null, output: outputEvent(result), event };
}

function parseArguments(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}
