import type { LlmWire } from "./llm-stand-in.ts";

const ERRORS: Record<number, string> = {
  401: "authentication_error",
  429: "rate_limit_error",
  500: "api_error",
  529: "overloaded_error",
};

/** Messages as Anthropic streams them: named events, one content block for the text and one for each use of a tool. */
export function anthropicWire(): LlmWire {
  let block = -1;
  let inText = false;
  const event = (type: string, fields: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
  const start = (content: object) => event("content_block_start", { index: ++block, content_block: content });
  const delta = (fields: object) => event("content_block_delta", { index: block, delta: fields });
  const stop = () => event("content_block_stop", { index: block });
  const message = (model: string, content: object[], reason: string | null) => ({
    id: "msg_1",
    type: "message",
    role: "assistant",
    model,
    content,
    stop_reason: reason,
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 1 },
  });
  const use = (index: number, name: string, input: unknown) => ({
    type: "tool_use",
    id: `toolu_${index}`,
    name,
    input,
  });
  const closeText = () => {
    if (!inText) return [];
    inText = false;
    return [stop()];
  };
  return {
    contentType: "text/event-stream",
    begin: (model) => [event("message_start", { message: message(model, [], null) })],
    token(text) {
      const opening = inText ? [] : [start({ type: "text", text: "" })];
      inText = true;
      return [...opening, delta({ type: "text_delta", text })];
    },
    toolCall: (index, { name, input }) => [
      ...closeText(),
      start(use(index, name, {})),
      delta({ type: "input_json_delta", partial_json: JSON.stringify(input) }),
      stop(),
    ],
    end: (reason, { output }) => [
      ...closeText(),
      event("message_delta", {
        delta: { stop_reason: reason === "stop" ? "end_turn" : "tool_use", stop_sequence: null },
        usage: { output_tokens: output },
      }),
      event("message_stop", {}),
    ],
    whole: (model, { text, toolCalls }) =>
      message(
        model,
        [
          ...(text ? [{ type: "text", text }] : []),
          ...toolCalls.map(({ name, input }, index) => use(index, name, input)),
        ],
        toolCalls.length > 0 ? "tool_use" : "end_turn",
      ),
    error: (status) => ({
      type: "error",
      error: { type: ERRORS[status] ?? "invalid_request_error", message: "Refused by the stand-in." },
    }),
  };
}
