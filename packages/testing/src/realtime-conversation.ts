import type { ClientEvent, RealtimeReply } from "./realtime-stand-in.ts";

const BYTES_PER_MS = 8;
const MS_PER_CHARACTER = 50;
/** Mu-law bytes hold the loudness in their lower bits, inverted. */
const LOUD = 0x40;
const SOUND = 0x30;
const PREFIX_MS = 300;
const STOP_MS = 450;
const DELTA_MS = 200;

/** One session of the Realtime API: what comes in, what goes out, and the rules between. */
export function createRealtimeConversation(options: {
  send(event: object): void;
  breakConnection(): void;
  nextReply(): RealtimeReply;
  nextLine(): string;
}) {
  const { send } = options;
  const durations = new Map<string, number>();
  let ids = 0;
  let heardMs = 0;
  let silentMs = 0;
  let speech: string | null = null;
  let active: string | null = null;
  const id = (kind: string) => `${kind}_${++ids}`;
  const event = (type: string, fields: object = {}) => send({ event_id: id("event"), type, ...fields });
  const refuse = (code: string) => event("error", { error: { type: "invalid_request_error", code, message: "No." } });

  const done = (response: string, status: string, output: object[], characters: number) => {
    active = null;
    event("response.done", {
      response: {
        ...{ id: response, object: "realtime.response", status, output },
        status_details:
          status === "failed" ? { type: "failed", error: { type: "server_error", code: "server_error" } } : null,
        usage: { total_tokens: 100 + characters, input_tokens: 100, output_tokens: characters },
      },
    });
  };

  const respond = () => {
    if (active) return refuse("conversation_already_has_active_response");
    const { text = "", toolCalls = [], fault } = options.nextReply();
    const response = id("resp");
    active = response;
    event("response.created", { response: { id: response, object: "realtime.response", status: "in_progress" } });
    if (fault === "stall") return;
    if (fault === "fail") return done(response, "failed", [], 0);
    const output: object[] = [];
    if (text) {
      const spoken = fault === "drop" ? text.slice(0, text.length / 2) : text;
      output.push(speak(response, spoken, fault === undefined));
      if (fault === "drop") return options.breakConnection();
      if (fault === "unfinished") return;
    }
    for (const { name, input } of toolCalls) {
      const call = {
        id: id("item"),
        type: "function_call",
        call_id: id("call"),
        name,
        arguments: JSON.stringify(input),
      };
      event("response.function_call_arguments.done", {
        ...{ response_id: response, item_id: call.id, output_index: output.length },
        ...{ call_id: call.call_id, name, arguments: call.arguments },
      });
      output.push(call);
    }
    done(response, "completed", output, text.length);
  };

  const speak = (response: string, text: string, finished: boolean): object => {
    const item = id("item");
    const at = { response_id: response, item_id: item, output_index: 0, content_index: 0 };
    const totalMs = text.length * MS_PER_CHARACTER;
    durations.set(item, totalMs);
    event("response.output_item.added", {
      response_id: response,
      item: { id: item, type: "message", role: "assistant" },
    });
    for (const word of text.match(/\S+\s*/g) ?? [])
      event("response.output_audio_transcript.delta", { ...at, delta: word });
    for (let ms = 0; ms < totalMs; ms += DELTA_MS) {
      const size = Math.min(DELTA_MS, totalMs - ms) * BYTES_PER_MS;
      event("response.output_audio.delta", { ...at, delta: Buffer.alloc(size, SOUND).toString("base64") });
    }
    if (finished) {
      event("response.output_audio.done", at);
      event("response.output_audio_transcript.done", { ...at, transcript: text });
    }
    return { id: item, type: "message", role: "assistant", content: [{ type: "output_audio", transcript: text }] };
  };

  const stopSpeech = (item: string) => {
    speech = null;
    event("input_audio_buffer.speech_stopped", { item_id: item, audio_end_ms: heardMs });
    event("input_audio_buffer.committed", { item_id: item, previous_item_id: null });
    event("conversation.item.added", { item: { id: item, type: "message", role: "user" } });
    event("conversation.item.input_audio_transcription.completed", {
      ...{ item_id: item, content_index: 0, transcript: options.nextLine() },
      ...{ logprobs: [{ token: "x", logprob: -0.1, bytes: [] }], usage: { type: "duration", seconds: 1 } },
    });
  };

  return {
    begin: () => event("session.created", { session: { type: "realtime", object: "realtime.session" } }),
    /** Mu-law sound of the other side. Turns are told apart in its own time. */
    hear(audio: Buffer) {
      const ms = audio.length / BYTES_PER_MS;
      const loud = audio.some((byte) => (~byte & 0x7f) > LOUD);
      heardMs += ms;
      silentMs = loud ? 0 : silentMs + ms;
      if (loud && speech === null) {
        speech = id("item");
        const startMs = Math.max(0, heardMs - ms - PREFIX_MS);
        event("input_audio_buffer.speech_started", { item_id: speech, audio_start_ms: startMs });
      } else if (speech !== null && silentMs >= STOP_MS) stopSpeech(speech);
    },
    handle(client: ClientEvent) {
      switch (client.type) {
        case "session.update":
          return event("session.updated", { session: client.session });
        case "response.create":
          return respond();
        case "response.cancel":
          if (!active) return refuse("response_cancel_not_active");
          return done(active, "cancelled", [], 0);
        case "conversation.item.create":
          return event("conversation.item.added", { item: { id: id("item"), ...(client.item as object) } });
        case "conversation.item.delete":
          return event("conversation.item.deleted", { item_id: client.item_id });
        case "conversation.item.truncate": {
          const duration = durations.get(String(client.item_id));
          if (duration === undefined) return refuse("item_not_found");
          if (Number(client.audio_end_ms) > duration) return refuse("invalid_value");
          const { item_id, content_index, audio_end_ms } = client;
          return event("conversation.item.truncated", { item_id, content_index, audio_end_ms });
        }
        default:
          return refuse("unknown_event");
      }
    },
  };
}
