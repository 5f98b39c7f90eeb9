import { ProviderError, SAMPLE_RATE, type SpeechToText } from "@parley/voice";
import { WebSocket } from "ws";
import { parseResults } from "./results.ts";
import { createUtteranceLog } from "./utterance-log.ts";

export interface DeepgramOptions {
  apiKey: string;
  /** wss:// address of the service; a stand-in's in tests. */
  baseUrl?: string;
  model?: string;
}

const PROVIDER = "deepgram";
/** Deepgram closes a connection that gets neither audio nor KeepAlive for ten seconds. */
const KEEP_ALIVE_MS = 4000;
/** A Finalize without an answer: go on with the words that are there. */
const FINALIZE_TIMEOUT_MS = 900;
const RECONNECTS = 3;
const RECONNECT_MS = 250;
/** Audio that is sent again after a lost connection. */
const REPLAY_SAMPLES = SAMPLE_RATE * 8;

/** Deepgram's live recognition over one WebSocket a call: 16-bit PCM up, interim and final results down. */
export function createDeepgramStt({
  apiKey,
  baseUrl = "wss://api.deepgram.com",
  model = "nova-3",
}: DeepgramOptions): SpeechToText {
  const addressOf = (language: string) => {
    const query = new URLSearchParams({
      model,
      language,
      encoding: "linear16",
      sample_rate: String(SAMPLE_RATE),
      channels: "1",
      interim_results: "true",
      punctuate: "true",
      smart_format: "true",
      endpointing: "false",
    });
    return `${baseUrl.replace(/\/+$/, "")}/v1/listen?${query}`;
  };

  return {
    provider: PROVIDER,
    close: async () => {},
    open({ language = "en", onEvent }) {
      const log = createUtteranceLog();
      let recent: Int16Array[] = [];
      let recentSamples = 0;
      let samples = 0;
      let streamSeconds = 0;
      let lastSentAt = 0;
      let failures = 0;
      let closed = false;
      let finalizing: NodeJS.Timeout | null = null;
      let retry: NodeJS.Timeout | null = null;
      let socket = connect();

      function connect(): WebSocket {
        const next = new WebSocket(addressOf(language), { headers: { Authorization: `Token ${apiKey}` } });
        let refused = false;
        next.on("open", () => {
          const replay = recent;
          streamSeconds = (samples - recentSamples) / SAMPLE_RATE;
          for (const part of replay) next.send(bytesOf(part));
        });
        next.on("message", (data, isBinary) => {
          const result = isBinary ? null : parseResults(String(data));
          if (!result || closed) return;
          failures = 0;
          if (result.is_final) forget(streamSeconds + result.start + result.duration);
          const transcript = log.take(result, streamSeconds);
          if (transcript?.settled && finalizing) {
            clearTimeout(finalizing);
            finalizing = null;
          }
          if (transcript) onEvent({ type: "transcript", ...transcript });
        });
        next.on("unexpected-response", (_request, response) => {
          refused = true;
          const status = response.statusCode ?? 0;
          next.terminate();
          lost(status === 429 || status >= 500, `Deepgram answered ${status}.`);
        });
        next.on("error", () => {});
        next.on("close", () => {
          if (!refused) lost(true, "The connection to Deepgram broke.");
        });
        return next;
      }

      function lost(retryable: boolean, message: string) {
        if (closed) return;
        const again = retryable && failures++ < RECONNECTS;
        onEvent({ type: "error", error: new ProviderError(PROVIDER, message, { retryable: again }) });
        if (!again) return;
        retry = setTimeout(() => {
          socket = connect();
        }, RECONNECT_MS * failures);
      }

      /** What is final need not be sent again. */
      function forget(untilSeconds: number) {
        while (recent[0] && (samples - recentSamples + recent[0].length) / SAMPLE_RATE <= untilSeconds) {
          recentSamples -= recent.shift()!.length;
        }
      }

      const tell = (type: "KeepAlive" | "Finalize" | "CloseStream") => {
        if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type }));
      };
      const keepAlive = setInterval(() => {
        if (Date.now() - lastSentAt >= KEEP_ALIVE_MS) tell("KeepAlive");
      }, KEEP_ALIVE_MS);

      return {
        push(part) {
          if (closed) return;
          samples += part.length;
          recent.push(part);
          recentSamples += part.length;
          while (recentSamples > REPLAY_SAMPLES) recentSamples -= recent.shift()!.length;
          if (socket.readyState !== WebSocket.OPEN) return;
          socket.send(bytesOf(part));
          lastSentAt = Date.now();
        },
        // Deepgram hears by itself where speech begins, and its interim results come without asking.
        speechStarted() {},
        peek() {},
        settle() {
          tell("Finalize");
          if (finalizing) clearTimeout(finalizing);
          finalizing = setTimeout(() => {
            finalizing = null;
            if (!closed) onEvent({ type: "transcript", ...log.soFar() });
          }, FINALIZE_TIMEOUT_MS);
        },
        nextUtterance: (utterance) => log.next(utterance, samples / SAMPLE_RATE),
        async close() {
          if (closed) return;
          closed = true;
          clearInterval(keepAlive);
          if (finalizing) clearTimeout(finalizing);
          if (retry) clearTimeout(retry);
          recent = [];
          tell("CloseStream");
          if (socket.readyState === WebSocket.CONNECTING) socket.terminate();
          else socket.close();
          onEvent({ type: "usage", audioSeconds: Math.round((samples / SAMPLE_RATE) * 1000) / 1000 });
        },
      };
    },
  };
}

const bytesOf = (samples: Int16Array) => Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
