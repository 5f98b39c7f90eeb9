import type { LanguageModel } from "ai";
import { type LlamaBinding, type LlamaHistoryItem, loadLlamaBinding } from "./llama-binding.ts";

type Model = Extract<Exclude<LanguageModel, string>, { specificationVersion: "v3" }>;
type CallOptions = Parameters<Model["doStream"]>[0];
type StreamPart = Awaited<ReturnType<Model["doStream"]>>["stream"] extends ReadableStream<infer Part> ? Part : never;

/** Calls that one loaded model answers at the same time. */
const SEQUENCES = 4;

/**
 * A language model from a GGUF file, run in this process by node-llama-cpp, as the AI SDK's agents and objects use any other. Text, and
 * functions as the model's own chat template takes them; no images. Loads with the first request; rejects when the package is missing.
 */
export function openGgufModel(path: string, load: () => Promise<LlamaBinding> = loadLlamaBinding): Model {
  let loaded: ReturnType<typeof open> | null = null;
  const open = async () => {
    const binding = await load();
    const model = await (await binding.getLlama()).loadModel({ modelPath: path });
    return { binding, model, context: await model.createContext({ sequences: SEQUENCES }) };
  };

  async function generate(options: CallOptions, onText: (text: string) => void) {
    loaded ??= open();
    const { binding, model, context } = await loaded.catch((cause: unknown) => {
      loaded = null;
      throw cause;
    });
    if (context.sequencesLeft === 0) throw new Error("The GGUF model answers as many calls as it can already.");
    const sequence = context.getSequence();
    const chat = new binding.LlamaChat({ contextSequence: sequence });
    try {
      const history = historyOf(options);
      const {
        response,
        functionCalls = [],
        metadata,
      } = await chat.generateResponse(history, {
        ...{
          signal: options.abortSignal,
          stopOnAbortSignal: true,
          maxTokens: options.maxOutputTokens,
          onTextChunk: onText,
        },
        ...{ functions: functionsOf(options), documentFunctionParams: true },
      });
      options.abortSignal?.throwIfAborted();
      const count = (text: string) => model.tokenize(text).length;
      const [input, output] = [count(JSON.stringify(history)), count(response)];
      return { response, functionCalls, usage: usageOf(input, output), length: metadata.stopReason === "maxTokens" };
    } finally {
      chat.dispose();
      sequence.dispose();
    }
  }

  const callPart = (call: { functionName: string; params: unknown }, index: number) => ({
    ...{ type: "tool-call" as const, toolCallId: `call_${index}`, toolName: call.functionName },
    input: JSON.stringify(call.params ?? {}),
  });
  const reasonOf = (calls: readonly unknown[], length: boolean) => {
    const unified = calls.length > 0 ? ("tool-calls" as const) : length ? ("length" as const) : ("stop" as const);
    return { unified, raw: undefined };
  };

  return {
    ...{ specificationVersion: "v3", provider: "gguf", modelId: path, supportedUrls: {} },
    async doGenerate(options) {
      const { response, functionCalls, usage, length } = await generate(options, () => {});
      const content = [
        ...(response ? [{ type: "text" as const, text: response }] : []),
        ...functionCalls.map(callPart),
      ];
      return { content, finishReason: reasonOf(functionCalls, length), usage, warnings: [] };
    },
    async doStream(options) {
      const stream = new ReadableStream<StreamPart>({
        async start(controller) {
          const id = "text";
          let began = false;
          const onText = (delta: string) => {
            if (!began) controller.enqueue({ type: "text-start", id });
            began = true;
            controller.enqueue({ type: "text-delta", id, delta });
          };
          controller.enqueue({ type: "stream-start", warnings: [] });
          try {
            const { functionCalls, usage, length } = await generate(options, onText);
            if (began) controller.enqueue({ type: "text-end", id });
            for (const part of functionCalls.map(callPart)) controller.enqueue(part);
            controller.enqueue({ type: "finish", usage, finishReason: reasonOf(functionCalls, length) });
          } catch (error) {
            controller.enqueue({ type: "error", error });
          }
          controller.close();
        },
      });
      return { stream };
    },
  };
}

type ModelWords = Extract<LlamaHistoryItem, { type: "model" }>["response"];

function historyOf({ prompt, responseFormat }: CallOptions): LlamaHistoryItem[] {
  const history: LlamaHistoryItem[] = [];
  const results = new Map<string, unknown>();
  for (const message of prompt) {
    if (message.role !== "tool") continue;
    for (const part of message.content) if (part.type === "tool-result") results.set(part.toolCallId, part.output);
  }
  for (const message of prompt) {
    if (message.role === "system") history.push({ type: "system", text: message.content });
    else if (message.role === "user") {
      history.push({
        type: "user",
        text: message.content.map((part) => (part.type === "text" ? part.text : "")).join("\n"),
      });
    } else if (message.role === "assistant") {
      const response = message.content.flatMap((part): ModelWords => {
        if (part.type === "text") return [part.text];
        if (part.type !== "tool-call") return [];
        const result = results.get(part.toolCallId) ?? null;
        return [{ type: "functionCall" as const, name: part.toolName, params: part.input, result }];
      });
      history.push({ type: "model", response });
    }
  }
  if (responseFormat?.type === "json") {
    const schema = JSON.stringify(responseFormat.schema ?? {});
    history.push({ type: "system", text: `Answer with JSON only, by this schema: ${schema}` });
  }
  return history;
}

function functionsOf({ tools = [] }: CallOptions) {
  const functions = tools.flatMap((tool) => (tool.type === "function" ? [tool] : []));
  if (functions.length === 0) return undefined;
  return Object.fromEntries(
    functions.map(({ name, description, inputSchema }) => [name, { description, params: inputSchema }]),
  );
}

const usageOf = (input: number, output: number) => ({
  inputTokens: { total: input, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: output, text: output, reasoning: undefined },
});
