import type { Agent, AgentItem } from "@parley/voice";
import { messagesOf } from "./messages.ts";
import { modelError } from "./model-error.ts";
import { type ModelOptions, openModel } from "./open-model.ts";

const MAX_TOKENS = 200;

/**
 * A language model that plays a person whom an agent calls in a test: who they are and what they want stands in
 * `facts.instructions`, all of it. No guards: people invent numbers. It hangs up by a tool. Throws ProviderError.
 */
export function createRoleAgent(options: ModelOptions): Agent {
  return {
    provider: options.provider,
    async *respond(request): AsyncIterable<AgentItem> {
      const { facts, signal } = request;
      try {
        const { jsonSchema, streamText, tool } = await import("ai");
        const { fullStream } = streamText({
          model: await openModel(options),
          system: facts.instructions ?? facts.purpose,
          messages: messagesOf(request),
          abortSignal: signal,
          maxOutputTokens: MAX_TOKENS,
          maxRetries: 0,
          tools: {
            end_call: tool({
              description: "Hang up after what you have just said.",
              inputSchema: jsonSchema<Record<string, never>>({ type: "object", properties: {} }),
            }),
          },
          onError: () => {},
        });
        for await (const part of fullStream) {
          if (part.type === "text-delta") yield { type: "text", text: part.text };
          else if (part.type === "tool-call") yield { type: "end_call" };
          else if (part.type === "error") throw part.error;
        }
      } catch (cause) {
        if (signal.aborted) return;
        throw modelError(options.provider, cause);
      }
    },
  };
}
