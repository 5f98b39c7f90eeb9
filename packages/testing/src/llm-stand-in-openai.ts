import type { LlmWire } from "./llm-stand-in.ts";

/** Chat completions as OpenAI streams them: one `data:` line a chunk, usage in a last chunk without choices, then `[DONE]`. */
export function openAiWire(): LlmWire {
  let model = "";
  const data = (choices: object[], usage?: object) =>
    `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model, choices, usage })}\n\n`;
  const delta = (fields: object) => [data([{ index: 0, delta: fields, finish_reason: null }])];
  const call = (index: number, { name, input }: { name: string; input: unknown }) => ({
    index,
    id: `call_${index}`,
    type: "function",
    function: { name, arguments: JSON.stringify(input) },
  });
  const usage = (input: number, output: number) => ({
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
  });
  return {
    contentType: "text/event-stream",
    begin(name) {
      model = name;
      return delta({ role: "assistant", content: "" });
    },
    token: (content) => delta({ content }),
    toolCall: (index, toolCall) => delta({ tool_calls: [call(index, toolCall)] }),
    end: (reason, { input, output }) => [
      data([{ index: 0, delta: {}, finish_reason: reason }]),
      data([], usage(input, output)),
      "data: [DONE]\n\n",
    ],
    whole: (name, { text, toolCalls }) => ({
      id: "chatcmpl-1",
      object: "chat.completion",
      created: 1,
      model: name,
      choices: [
        {
          index: 0,
          message: {
            role: "assistant",
            content: text || null,
            ...(toolCalls.length > 0 && { tool_calls: toolCalls.map((each, index) => call(index, each)) }),
          },
          finish_reason: toolCalls.length > 0 ? "tool_calls" : "stop",
        },
      ],
      usage: usage(10, 10),
    }),
    error: (status) => ({
      error: { message: "Refused by the stand-in.", type: "invalid_request_error", code: status },
    }),
  };
}
