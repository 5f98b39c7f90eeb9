import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { anthropicWire } from "./llm-stand-in-anthropic.ts";
import { openAiWire } from "./llm-stand-in-openai.ts";

/** What the model does when asked. Nothing set: it says "Yes." */
export interface LlmReply {
  /** Streamed in tokens of one word each. */
  text?: string;
  toolCalls?: { name: string; input: unknown }[];
  /** From the request to the first token, and between tokens; the stand-in's own when left out. */
  firstTokenMs?: number;
  tokenMs?: number;
  /**
   * empty: a stream without a token. flood: 100 kB of words. reset: the connection breaks after half of the text. stall: half of the
   * text, then nothing for ever. A status answers with the vendor's error body.
   */
  fault?: "empty" | "flood" | "reset" | "stall" | { status: number; retryAfterSeconds?: number };
}

/** A request as it came in. `body` is the vendor's own shape. */
export interface LlmRequest {
  path: string;
  body: {
    model: string;
    stream?: boolean;
    system?: unknown;
    messages: { role: string; content: unknown }[];
    tools?: unknown[];
    [field: string]: unknown;
  };
}

export interface LlmStandIn {
  /** `http://127.0.0.1:<port>/v1`: base address for OpenAI's and Anthropic's protocol alike. */
  baseUrl: string;
  /** What it answers when nothing is queued: always the same, or made from the request. */
  reply: LlmReply | ((request: LlmRequest) => LlmReply);
  /** Replies to the next requests, first come first served. */
  queue: LlmReply[];
  /** Every request that had the right key, in order. */
  requests: LlmRequest[];
  /** How many streams the client closed before their end. */
  aborted(): number;
  close(): Promise<void>;
}

/** How a vendor writes a stream. */
export interface LlmWire {
  contentType: string;
  begin(model: string): string[];
  token(text: string): string[];
  toolCall(index: number, call: { name: string; input: unknown }): string[];
  end(reason: "stop" | "tool_calls", tokens: { input: number; output: number }): string[];
  /** The whole answer at once, for a request without streaming. */
  whole(model: string, reply: { text: string; toolCalls: { name: string; input: unknown }[] }): object;
  error(status: number): object;
}

const FLOOD_BYTES = 100_000;
const FLOOD_SENTENCE = "And then there is one more thing that has to be said about this. ";

/**
 * A server that streams as language models do: OpenAI's chat completions (platform.openai.com/docs/api-reference/chat-streaming, at
 * /v1/chat/completions) and Anthropic's messages (docs.anthropic.com/en/api/messages-streaming, at /v1/messages), with a first
 * token after `firstTokenMs`, one more every `tokenMs`, and faults on demand. With `apiKey`, any other key is answered 401.
 */
export async function startLlmStandIn(
  options: { firstTokenMs?: number; tokenMs?: number; apiKey?: string } = {},
): Promise<LlmStandIn> {
  const { firstTokenMs = 0, tokenMs = 0, apiKey } = options;
  let abortedStreams = 0;
  const standIn: LlmStandIn = {
    baseUrl: "",
    reply: {},
    queue: [],
    requests: [],
    aborted: () => abortedStreams,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const arrivedAt = performance.now();
    let text = "";
    for await (const chunk of incoming) text += chunk;
    const path = new URL(incoming.url ?? "/", "http://stand-in").pathname;
    const wire = path.endsWith("/messages") ? anthropicWire() : openAiWire();
    const refuse = (status: number, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { "content-type": "application/json", ...headers })
        .end(JSON.stringify(wire.error(status)));
    if (!path.endsWith("/chat/completions") && !path.endsWith("/messages")) return refuse(404);
    const key = incoming.headers["x-api-key"] ?? incoming.headers.authorization?.replace(/^Bearer /, "");
    if (apiKey !== undefined && key !== apiKey) return refuse(401);
    const request: LlmRequest = { path, body: JSON.parse(text) as LlmRequest["body"] };
    standIn.requests.push(request);
    const { reply } = standIn;
    const script = standIn.queue.shift() ?? (typeof reply === "function" ? reply(request) : reply);
    if (typeof script.fault === "object") {
      const { status, retryAfterSeconds } = script.fault;
      return refuse(status, retryAfterSeconds === undefined ? {} : { "retry-after": `${retryAfterSeconds}` });
    }
    const toolCalls = script.toolCalls ?? [];
    const words = wordsOf(script);
    const firstMs = script.firstTokenMs ?? firstTokenMs;
    const eachMs = script.tokenMs ?? tokenMs;
    /** Against the request's arrival: a late timer does not delay the tokens after it. */
    const until = async (ms: number) => {
      const left = arrivedAt + ms - performance.now();
      if (left > 0) await sleep(left);
    };
    if (request.body.stream !== true) {
      await until(firstMs);
      return response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify(wire.whole(request.body.model, { text: words.join(""), toolCalls })));
    }

    let gone = false;
    response.on("close", () => {
      if (response.writableEnded) return;
      gone = true;
      abortedStreams++;
    });
    const write = (parts: string[]) => response.write(parts.join(""));
    response.writeHead(200, { "content-type": wire.contentType });
    write(wire.begin(request.body.model));
    const broken = script.fault === "reset" || script.fault === "stall";
    const sent = broken ? Math.ceil(words.length / 2) : words.length;
    for (const [index, word] of words.slice(0, sent).entries()) {
      await until(firstMs + index * eachMs);
      if (gone) return;
      write(wire.token(word));
    }
    if (script.fault === "stall") return;
    if (script.fault === "reset") return void response.socket?.resetAndDestroy();
    await until(firstMs + words.length * eachMs);
    for (const [index, call] of toolCalls.entries()) write(wire.toolCall(index, call));
    write(
      wire.end(toolCalls.length > 0 ? "tool_calls" : "stop", {
        input: Math.ceil(text.length / 4),
        output: words.length,
      }),
    );
    response.end();
  };

  const server = createServer((incoming, response) => void serve(incoming, response).catch(() => response.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  standIn.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return standIn;
}

function wordsOf({ text, toolCalls, fault }: LlmReply): string[] {
  if (fault === "empty") return [];
  if (fault === "flood")
    return Array.from({ length: Math.ceil(FLOOD_BYTES / FLOOD_SENTENCE.length) }, () => FLOOD_SENTENCE);
  return (text ?? (toolCalls ? "" : "Yes.")).match(/\s*\S+\s*$|\s*\S+/g) ?? [];
}
