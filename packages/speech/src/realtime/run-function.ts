import type { AgentItem, CallEvent, CallFacts, CallTools } from "@parley/voice";
import { itemOf } from "../llm/own-tools.ts";
import type { DoneResponse } from "./server-events.ts";

export interface FunctionContext {
  facts: CallFacts;
  tools: CallTools;
  signal: AbortSignal;
  now(): number;
  callMs(): number;
  send(event: object): void;
  emit(event: CallEvent): void;
}

/**
 * Runs what the model called: the call's tools, whose results it is told and has to speak about (`owesWords`), and the agent's own, of which the
 * first is answered as `item` and happens when its words have been heard. Stops when the call is over.
 */
export async function runFunctions(
  calls: DoneResponse["functionCalls"],
  context: FunctionContext,
): Promise<{ item: AgentItem | null; owesWords: boolean }> {
  const { facts, tools, signal, now, callMs, send, emit } = context;
  let first: AgentItem | null = null;
  let owesWords = false;
  for (const call of calls) {
    const input = parseArguments(call.arguments);
    const item = itemOf(call.name, input, facts);
    let result: unknown = { ok: true };
    if (item) first ??= item;
    else {
      const startedAt = now();
      result = await tools.call(call.name, input, { signal }).catch(() => ({ error: "The tool did not answer." }));
      if (signal.aborted) break;
      const ok = !(typeof result === "object" && result !== null && "error" in result);
      emit({ type: "tool", name: call.name, ok, durationMs: Math.round(now() - startedAt), atMs: callMs() });
      owesWords = true;
    }
    const output = { type: "function_call_output", call_id: call.callId, output: JSON.stringify(result ?? null) };
    send({ type: "conversation.item.create", item: output });
  }
  return { item: first, owesWords };
}

function parseArguments(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}
