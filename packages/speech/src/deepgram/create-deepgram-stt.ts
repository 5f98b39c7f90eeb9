import { SAMPLE_RATE, type SpeechToText, type SpeechToTextOptions, type SpeechToTextSession } from "@parley/voice";
import { createLiveConnection } from "./live-connection.ts";
import { createUtteranceLog } from "./utterance-log.ts";

export interface DeepgramOptions {
  apiKey: string;
  /** wss:// address of the service; a stand-in's in tests. */
  baseUrl?: string;
  model?: string;
}

const PROVIDER = "deepgram";
/** A Finalize without an answer ("in most cases you will receive a response", developers.deepgram.com/docs/finalize). */
const FINALIZE_MS = 900;
/** A pause is told 160 ms after the voice: words that are final up to here are all of them. */
const PAUSE_SECONDS = 0.15;
/** Speech this long is noticed by whoever listens. */
const NOTICED_SECONDS = 0.4;
/** Deepgram takes 500 tokens of key terms in all; more stops the transcription (developers.deepgram.com/docs/keyterm). */
const MAX_KEYTERMS = 50;
const MAX_KEYTERM_CHARACTERS = 1000;

/**
 * Deepgram's live recognition over one WebSocket a call: 16-bit PCM up, interim and final results down. A lost connection is opened
 * again and what was not final is heard again; `language` may be "multi".
 */
export function createDeepgramStt({
  apiKey,
  baseUrl = "wss://api.deepgram.com",
  model = "nova-3",
}: DeepgramOptions): SpeechToText {
  return {
    provider: PROVIDER,
    close: async () => {},
    open: (options) => openSession({ apiKey, url: addressOf(baseUrl, model, options) }, options),
  };
}

function addressOf(baseUrl: string, model: string, { language = "en", keyterms = [] }: SpeechToTextOptions): string {
  const query = new URLSearchParams({
    model,
    language,
    encoding: "linear16",
    sample_rate: String(SAMPLE_RATE),
    channels: "1",
    interim_results: "true",
    punctuate: "true",
    smart_format: "true",
    // Our own voice detector says when a turn may be over and asks for the words; these two are its witnesses.
    endpointing: "false",
    utterance_end_ms: "1000",
    vad_events: "true",
  });
  let characters = 0;
  for (const term of new Set(keyterms.slice(0, MAX_KEYTERMS))) {
    characters += term.length;
    if (term.trim() && characters <= MAX_KEYTERM_CHARACTERS) {
      query.append(model.startsWith("nova-3") ? "keyterm" : "keywords", term.trim());
    }
  }
  return `${baseUrl.replace(/^http/, "ws").replace(/\/+$/, "")}/v1/listen?${query}`;
}

function openSession(
  { apiKey, url }: { apiKey: string; url: string },
  { onEvent }: SpeechToTextOptions,
): SpeechToTextSession {
  const log = createUtteranceLog();
  /** A pause whose words are awaited; `at` in seconds of the call. */
  let pause: { at: number; retried: boolean } | null = null;
  let patience: NodeJS.Timeout | null = null;
  let speechSince: number | null = null;
  let noticed = false;
  let closed = false;

  const live = createLiveConnection({
    apiKey,
    url,
    onMessage(message, streamStart) {
      if (closed) return;
      noticed = true;
      if (message.type === "Results") {
        for (const news of log.take(message, streamStart, pause && pause.at - PAUSE_SECONDS)) {
          if (news.settled && pause && log.finalUntil >= pause.at - PAUSE_SECONDS) endPause();
          onEvent({ type: "transcript", ...news });
        }
      } else if (message.type === "UtteranceEnd" && pause && allFinal(streamStart + message.last_word_end)) answer();
    },
    onReady() {
      if (pause) ask();
    },
    onLost(error) {
      log.dropInterim();
      clearPatience();
      if (!closed) onEvent({ type: "error", error });
    },
  });

  const allFinal = (until: number) => log.finalUntil >= until && !log.hasInterim;
  const clearPatience = () => {
    if (patience) clearTimeout(patience);
    patience = null;
  };
  const endPause = () => {
    pause = null;
    clearPatience();
  };
  /** The words that are there are all that will come. */
  const answer = () => {
    endPause();
    onEvent({ type: "transcript", ...log.soFar() });
  };
  const ask = () => {
    clearPatience();
    live.finalize();
    patience = setTimeout(() => {
      // Silent since before this speech began: it listens no more. A new connection hears it again.
      const spoken = pause && speechSince !== null ? pause.at - speechSince : 0;
      if (!pause || noticed || pause.retried || spoken < NOTICED_SECONDS) return answer();
      pause.retried = true;
      live.abandon("Deepgram fell silent.");
    }, FINALIZE_MS);
  };

  return {
    push: (samples) => live.push(samples),
    speechStarted(atMs) {
      // The one who paused goes on: the words of that pause settle nothing.
      endPause();
      noticed = false;
      speechSince = atMs / 1000;
    },
    // Interim results come without asking.
    peek() {},
    settle() {
      pause = { at: live.seconds, retried: false };
      if (allFinal(pause.at - PAUSE_SECONDS)) {
        // Not at once: who asks may not expect the answer before the question has returned.
        patience = setTimeout(answer);
      } else if (live.open) ask();
    },
    nextUtterance(utterance) {
      // Its words may still come, but nobody waits for them, and they settle nothing in the next one.
      endPause();
      speechSince = null;
      log.next(utterance, live.seconds);
    },
    async close() {
      if (closed) return;
      closed = true;
      endPause();
      const audioSeconds = Math.round(live.seconds * 1000) / 1000;
      await live.close();
      onEvent({ type: "usage", audioSeconds });
    },
  };
}
