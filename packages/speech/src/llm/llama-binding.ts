import { ProviderError } from "@parley/voice";

/**
 * The part of node-llama-cpp 3 (node-llama-cpp.withcat.ai/api) that we use, written down here because the package is an optional peer: it is
 * heavy, and only who sets a GGUF path needs it.
 */
export interface LlamaBinding {
  getLlama(): Promise<{
    loadModel(options: { modelPath: string }): Promise<{
      tokenize(text: string): readonly unknown[];
      createContext(options: { sequences: number }): Promise<{ getSequence(): LlamaSequence; sequencesLeft: number }>;
    }>;
  }>;
  LlamaChat: new (options: { contextSequence: LlamaSequence }) => LlamaChat;
}

export interface LlamaSequence {
  dispose(): void;
}

export interface LlamaChat {
  generateResponse(
    history: readonly LlamaHistoryItem[],
    options: {
      signal?: AbortSignal;
      stopOnAbortSignal: boolean;
      maxTokens?: number;
      onTextChunk(text: string): void;
      functions?: Record<string, { description?: string; params?: unknown }>;
      documentFunctionParams: boolean;
    },
  ): Promise<{
    response: string;
    functionCalls?: readonly { functionName: string; params: unknown }[];
    metadata: { stopReason: string };
  }>;
  dispose(): void;
}

export type LlamaHistoryItem =
  | { type: "system"; text: string }
  | { type: "user"; text: string }
  | { type: "model"; response: (string | { type: "functionCall"; name: string; params: unknown; result: unknown })[] };

/** Loads the package. Fails with what to do when it is not installed. */
export async function loadLlamaBinding(): Promise<LlamaBinding> {
  const name = "node-llama-cpp";
  try {
    return (await import(name)) as LlamaBinding;
  } catch (cause) {
    const message = "A GGUF model needs the package node-llama-cpp 3: npm install node-llama-cpp@3";
    throw new ProviderError("gguf", message, { kind: "bad_request", cause });
  }
}
