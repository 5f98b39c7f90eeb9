import { type Agent, type AgentItem, type AgentRequest, ProviderError } from "@parley/voice";
import { toolsFor } from "./agent-tools.ts";
import { owedConsent } from "./consent.ts";
import { createSpeechGuard } from "./guard-speech.ts";
import { instructionsFor } from "./instructions.ts";
import { messagesOf } from "./messages.ts";
import { modelError } from "./model-error.ts";
import { createNumberGuard } from "./number-guard.ts";
import { type ModelOptions, openModel } from "./open-model.ts";
import { itemOf } from "./own-tools.ts";

const MAX_TOKENS = 300;
/** Tools, their results, and words after them. */
const MAX_STEPS = 4;
const CHARACTERS_PER_TOKEN = 4;

/**
 * An agent that a language model speaks for. What it says passes a guard: no markup, no number that nobody gave, a few sentences. Throws
 * ProviderError with the provider's reason; an answer without words or deeds is one, too.
 */
export function createLlmAgent(options: ModelOptions): Agent {
  return {
    provider: options.provider,
    async *respond(request): AsyncIterable<AgentItem> {
      const { trigger, facts, signal } = request;
      const consent = owedConsent(request);
      if (consent) yield { type: "text", text: `${consent} ` };
      if (trigger === "voicemail" && facts.voicemailMessage?.trim()) {
        yield { type: "text", text: facts.voicemailMessage.trim() };
        yield { type: "end_call" };
        return;
      }
      try {
        yield* speak(options, request);
      } catch (cause) {
        if (signal.aborted) return;
        throw modelError(options.provider, cause);
      }
    },
  };
}

async function* speak(options: ModelOptions, request: AgentRequest): AsyncIterable<AgentItem> {
  const { stepCountIs, streamText } = await import("ai");
  const enough = new AbortController();
  const numbers = createNumberGuard(request);
  const guard = createSpeechGuard(numbers.invents);
  const system = instructionsFor(request.facts, request.examples);
  const messages = messagesOf(request);
  const { fullStream } = streamText({
    model: await openModel(options),
    system,
    messages,
    abortSignal: AbortSignal.any([request.signal, enough.signal]),
    maxOutputTokens: MAX_TOKENS,
    maxRetries: 0,
    stopWhen: stepCountIs(MAX_STEPS),
    tools: await toolsFor(request),
    onError: () => {},
  });
  let answered = false;
  let received = 0;
  const flush = function* (): Iterable<AgentItem> {
    const text = guard.end();
    if (!text) return;
    answered = true;
    yield { type: "text", text };
  };
  for await (const part of fullStream) {
    if (request.signal.aborted) return;
    if (part.type === "text-delta") {
      received += part.text.length;
      for (const text of guard.push(part.text)) {
        answered = true;
        yield { type: "text", text };
      }
      if (!guard.full) continue;
      // The provider counts only what ends by itself, so this is an estimate.
      const inputTokens = Math.ceil((system.length + JSON.stringify(messages).length) / CHARACTERS_PER_TOKEN);
      const outputTokens = Math.ceil(received / CHARACTERS_PER_TOKEN);
      yield { type: "usage", model: options.model, inputTokens, outputTokens };
      return enough.abort();
    }
    if (part.type === "text-end" || part.type === "finish-step") yield* flush();
    else if (part.type === "tool-call") {
      yield* flush();
      const item = itemOf(part.toolName, part.input, request.facts);
      if (item) {
        answered = true;
        yield item;
      }
    } else if (part.type === "tool-result") numbers.learn(JSON.stringify(part.output ?? null));
    else if (part.type === "error") throw part.error;
    else if (part.type === "finish") {
      yield* flush();
      const { inputTokens = 0, outputTokens = 0 } = part.totalUsage;
      yield { type: "usage", model: options.model, inputTokens, outputTokens };
    }
  }
  if (!answered && !request.signal.aborted) {
    throw new ProviderError(options.provider, "The language model gave no answer.", { kind: "server" });
  }
}
