import type { LanguageModel } from "ai";
import { openGgufModel } from "./open-gguf-model.ts";

export interface ModelOptions {
  provider: "openai" | "anthropic" | "openai-compatible" | "gguf";
  /** The vendor's name of it; the file's path for gguf. */
  model: string;
  apiKey?: string;
  /** Another address of the same protocol (Ollama, vLLM, a stand-in); needed for openai-compatible. */
  baseUrl?: string;
}

/** A model of the AI SDK; its package loads when first asked for. */
export async function openModel({ provider, model, apiKey, baseUrl: baseURL }: ModelOptions): Promise<LanguageModel> {
  if (provider === "anthropic") {
    const { createAnthropic } = await import("@ai-sdk/anthropic");
    return createAnthropic({ apiKey, baseURL })(model);
  }
  if (provider === "openai") {
    const { createOpenAI } = await import("@ai-sdk/openai");
    return createOpenAI({ apiKey, baseURL }).chat(model);
  }
  if (provider === "gguf") return ggufModel(model);
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  if (!baseURL) throw new TypeError("An OpenAI-compatible model needs its base URL.");
  return createOpenAICompatible({ name: "openai-compatible", apiKey, baseURL, includeUsage: true })(model);
}

/** A file is loaded once per process: it takes gigabytes. */
const files = new Map<string, LanguageModel>();

function ggufModel(path: string): LanguageModel {
  const model = files.get(path) ?? openGgufModel(path);
  files.set(path, model);
  return model;
}
