import type { ModelOptions } from "@parley/speech";
import type { Config } from "../boot/config.ts";
import type { ProviderOrders } from "../boot/provider-env.ts";

/** Quick and cheap enough for a conversation; LLM_MODEL names another for the first in the order. */
const DEFAULT_MODEL = { openai: "gpt-4.1-mini", anthropic: "claude-haiku-4-5" } as const;

/** The models of an order, without the scripted agent, which is none. */
export function languageModels(env: Config["env"], order: ProviderOrders["llm"]): ModelOptions[] {
  // LLM_MODEL is the own server's when there is one: it cannot be told otherwise what that serves.
  const named = env.LLM_BASE_URL ? "openai-compatible" : order[0];
  return order.flatMap((provider): ModelOptions[] => {
    if (provider === "scripted") return [];
    if (provider === "openai-compatible") {
      return [{ provider, baseUrl: env.LLM_BASE_URL, model: env.LLM_MODEL!, apiKey: env.LLM_API_KEY }];
    }
    if (provider === "gguf") return env.GGUF_PATH ? [{ provider, model: env.GGUF_PATH }] : [];
    const model = (provider === named ? env.LLM_MODEL : undefined) ?? DEFAULT_MODEL[provider];
    return provider === "openai"
      ? [{ provider, apiKey: env.OPENAI_API_KEY, baseUrl: env.OPENAI_BASE_URL, model }]
      : [{ provider, apiKey: env.ANTHROPIC_API_KEY, model }];
  });
}
