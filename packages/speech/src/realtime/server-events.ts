/**
 * What OpenAI's Realtime API (GA) sends, as far as we use it: platform.openai.com/docs/api-reference/realtime-server-events, shapes
 * compared with openai-node's src/resources/realtime/realtime.ts.
 */
export type ServerEvent =
  | { type: "session.created" }
  | { type: "session.updated" }
  /** Milliseconds from the start of all audio sent; what VAD adds before (`prefix_padding_ms`) is in it. */
  | { type: "input_audio_buffer.speech_started"; item_id: string; audio_start_ms: number }
  /** With the silence that ended the speech. */
  | { type: "input_audio_buffer.speech_stopped"; item_id: string; audio_end_ms: number }
  | { type: "input_audio_buffer.committed"; item_id: string }
  | { type: "conversation.item.input_audio_transcription.delta"; item_id: string; delta: string }
  | TranscribedEvent
  | { type: "conversation.item.input_audio_transcription.failed"; item_id: string }
  | { type: "response.created"; response: { id: string } }
  | { type: "response.output_audio.delta"; response_id: string; item_id: string; delta: string }
  | { type: "response.output_audio.done"; response_id: string; item_id: string }
  | { type: "response.output_audio_transcript.delta"; response_id: string; item_id: string; delta: string }
  | { type: "response.output_audio_transcript.done"; response_id: string; item_id: string; transcript: string }
  | { type: "response.done"; response: DoneResponse }
  | { type: "error"; error: { type: string; code: string | null } };

/** About the other side. */
export type InputEvent = Extract<
  ServerEvent,
  { type: `input_audio_buffer${string}` | `conversation.item.input${string}` }
>;

export interface TranscribedEvent {
  type: "conversation.item.input_audio_transcription.completed";
  item_id: string;
  transcript: string;
  logprobs: { logprob: number }[];
  /** Models billed by duration tell it; others tell tokens. */
  usage: { seconds?: number };
}

export interface DoneResponse {
  id: string;
  status: string;
  errorCode: string | null;
  functionCalls: { callId: string; name: string; arguments: string }[];
  usage: { inputTokens: number; outputTokens: number } | null;
}

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);

/** Reads one message. Null for what is malformed or of no use here: new events must not end a call. */
export function parseServerEvent(message: string): ServerEvent | null {
  let event: Fields;
  try {
    event = fieldsOf(JSON.parse(message));
  } catch {
    return null;
  }
  const item = { item_id: text(event.item_id), response_id: text(event.response_id) };
  switch (event.type) {
    case "session.created":
    case "session.updated":
      return { type: event.type };
    case "input_audio_buffer.speech_started":
      return { type: event.type, item_id: item.item_id, audio_start_ms: number(event.audio_start_ms) };
    case "input_audio_buffer.speech_stopped":
      return { type: event.type, item_id: item.item_id, audio_end_ms: number(event.audio_end_ms) };
    case "input_audio_buffer.committed":
    case "conversation.item.input_audio_transcription.failed":
      return { type: event.type, item_id: item.item_id };
    case "conversation.item.input_audio_transcription.delta":
      return { type: event.type, item_id: item.item_id, delta: text(event.delta) };
    case "conversation.item.input_audio_transcription.completed": {
      const logprobs = Array.isArray(event.logprobs) ? event.logprobs : [];
      return {
        type: event.type,
        item_id: item.item_id,
        transcript: text(event.transcript),
        logprobs: logprobs.map((each) => ({ logprob: number(fieldsOf(each).logprob) })),
        usage: fieldsOf(event.usage),
      };
    }
    case "response.created":
      return { type: event.type, response: { id: text(fieldsOf(event.response).id) } };
    case "response.output_audio.delta":
    case "response.output_audio_transcript.delta":
      return { type: event.type, ...item, delta: text(event.delta) };
    case "response.output_audio.done":
      return { type: event.type, ...item };
    case "response.output_audio_transcript.done":
      return { type: event.type, ...item, transcript: text(event.transcript) };
    case "response.done":
      return { type: event.type, response: doneResponse(fieldsOf(event.response)) };
    case "error": {
      const error = fieldsOf(event.error);
      return { type: event.type, error: { type: text(error.type), code: text(error.code) || null } };
    }
    default:
      return null;
  }
}

function doneResponse(response: Fields): DoneResponse {
  const output = Array.isArray(response.output) ? response.output.map(fieldsOf) : [];
  const usage = response.usage ? fieldsOf(response.usage) : null;
  return {
    id: text(response.id),
    status: text(response.status),
    errorCode: text(fieldsOf(fieldsOf(response.status_details).error).code) || null,
    functionCalls: output
      .filter(({ type }) => type === "function_call")
      .map((call) => ({ callId: text(call.call_id), name: text(call.name), arguments: text(call.arguments) })),
    usage: usage && { inputTokens: number(usage.input_tokens), outputTokens: number(usage.output_tokens) },
  };
}
