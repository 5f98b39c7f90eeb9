import { type Agent, type AgentItem, type AgentRequest, ProviderError } from "@parley/voice";
import type { ModelMessage } from "ai";
import { instructionsFor } from "./instructions.ts";
import { type ModelOptions, openModel } from "./open-model.ts";

const MAX_TOKENS = 300;
const NOTES: Record<Exclude<AgentRequest["trigger"], "turn">, string> = {
  opening: "(The call is connected. Nobody has spoken yet. Begin.)",
  screening: "(A call screener asks who is calling and why. Answer in one short sentence.)",
  whisper: "(Your supervisor has just given you an instruction, see the last note. Act on it now.)",
  voicemail: "(A voicemail system is recording now. Leave one short message, then call end_call.)",
};

/** An agent that a language model speaks for. Throws ProviderError; `retryable` as the provider says. */
export function createLlmAgent(options: ModelOptions): Agent {
  return {
    provider: options.provider,
    async *respond(request): AsyncIterable<AgentItem> {
      const { signal } = request;
      try {
        const { jsonSchema, streamText, tool } = await import("ai");
        const nothing = jsonSchema<Record<string, never>>({ type: "object", properties: {} });
        const { fullStream } = streamText({
          model: await openModel(options),
          system: instructionsFor(request.facts),
          messages: messagesOf(request),
          abortSignal: signal,
          maxOutputTokens: MAX_TOKENS,
          maxRetries: 0,
          tools: {
            end_call: tool({ description: "Hang up after what you have just said.", inputSchema: nothing }),
            wait: tool({ description: "Stay silent until somebody speaks again.", inputSchema: nothing }),
          },
          onError: () => {},
        });
        for await (const part of fullStream) {
          if (part.type === "text-delta") yield { type: "text", text: part.text };
          else if (part.type === "tool-call" && part.toolName === "end_call") yield { type: "end_call" };
          else if (part.type === "tool-call" && part.toolName === "wait") yield { type: "wait" };
          else if (part.type === "error") throw part.error;
          else if (part.type === "finish") {
            const { inputTokens = 0, outputTokens = 0 } = part.totalUsage;
            yield { type: "usage", model: options.model, inputTokens, outputTokens };
          }
        }
      } catch (cause) {
        if (signal.aborted) return;
        throw providerError(options.provider, cause);
      }
    },
  };
}

/** Turns of one speaker in a row become one message: some providers insist on taking turns. */
function messagesOf({ history, trigger }: AgentRequest): ModelMessage[] {
  const turns = history.map(({ speaker, text }) => ({
    role: speaker === "agent" ? "assistant" : "user",
    content: speaker === "note" ? `(Note: ${text})` : text,
  }));
  if (trigger !== "turn") turns.push({ role: "user", content: NOTES[trigger] });
  if (turns[0]?.role !== "user") turns.unshift({ role: "user", content: NOTES.opening });
  const messages: { role: string; content: string }[] = [];
  for (const turn of turns) {
    const last = messages.at(-1);
    if (last?.role === turn.role) last.content += ` ${turn.content}`;
    else messages.push({ ...turn });
  }
  return messages as ModelMessage[];
}

function providerError(provider: string, cause: unknown): ProviderError {
  const known = cause instanceof Error && "isRetryable" in cause;
  const status = cause instanceof Error && "statusCode" in cause ? ` (status ${cause.statusCode})` : "";
  return new ProviderError(provider, `The language model did not answer${status}.`, {
    retryable: known ? cause.isRetryable === true : true,
    cause,
  });
}
