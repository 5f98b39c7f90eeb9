import type { WebSocket } from "ws";
import { createWordListener } from "./audible-words.ts";

const RATE = 8000;
/** Louder than this is speech. */
const VOICE = 500;

/** Words to be recognized that are not in the sound itself. */
export type ScriptedSpeech =
  /** Heard once this many seconds of audio have come since the last final result. */
  | { text: string; afterSeconds: number }
  /** The words of the next sound, spread evenly over its length. */
  | { text: string; speechMs: number };

export interface DeepgramSettings {
  latencyMs(): number;
  interimLatencyMs(): number;
  latencyFrom: "speech" | "request";
  finalEverySeconds: number;
  script: ScriptedSpeech[];
  /** True: takes audio and answers nothing. */
  muted(): boolean;
  /** How many Finalize messages go unanswered from now on. */
  ignoresFinalize(): boolean;
  onControl(type: string): void;
  onAudio(bytes: number): void;
}

interface Word {
  text: string;
  end: number;
  /** When its sound had arrived. */
  at: number;
}

/** One live recognition as Deepgram does it. The query says which messages are wanted. */
export function serveRecognition(socket: WebSocket, query: URLSearchParams, settings: DeepgramSettings): void {
  const listen = createWordListener();
  const endpointing =
    query.get("endpointing") === "false" ? Number.POSITIVE_INFINITY : Number(query.get("endpointing") ?? 10);
  const utteranceEnd = Number(query.get("utterance_end_ms") ?? Number.POSITIVE_INFINITY);
  const wantsInterim = query.get("interim_results") === "true";
  const wantsVad = query.get("vad_events") === "true";
  let position = 0;
  let finalAt = 0;
  let words: Word[] = [];
  let lastFinalWord: number | null = null;
  let voicedAt = Number.NEGATIVE_INFINITY;
  let speaking: { words: Word[]; end: number } | null = null;
  let lastDelivery = 0;
  const timers = new Set<NodeJS.Timeout>();

  const deliver = (message: object, dueAt: number) => {
    const now = performance.now();
    lastDelivery = Math.max(now, dueAt, lastDelivery);
    const send = () => socket.readyState === socket.OPEN && !settings.muted() && socket.send(JSON.stringify(message));
    if (lastDelivery <= now) return void send();
    const timer = setTimeout(() => {
      timers.delete(timer);
      send();
    }, lastDelivery - now);
    timers.add(timer);
  };
  const lastWordAt = () => words.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  const finalDue = (asked: boolean) =>
    (asked && settings.latencyFrom === "request" ? performance.now() : lastWordAt()) + settings.latencyMs();
  const results = (flags: { is_final: boolean; speech_final?: boolean; from_finalize?: boolean }, until = position) => {
    const transcript = words.map(({ text }) => text).join(" ");
    return {
      type: "Results",
      channel_index: [0, 1],
      start: finalAt / RATE,
      duration: (until - finalAt) / RATE,
      speech_final: false,
      from_finalize: false,
      ...flags,
      channel: { alternatives: [{ transcript, confidence: transcript ? 0.97 : 0, words: words.map(timed) }] },
    };
  };
  const timed = ({ text, end }: Word) => ({
    ...{ word: text.toLowerCase(), punctuated_word: text, confidence: 0.97 },
    ...{ start: Math.max(finalAt, end - RATE / 5) / RATE, end: end / RATE },
  });
  /** Makes all words up to `until` final. */
  const finish = (flags: { speech_final?: boolean; from_finalize?: boolean }, until = position, asked = false) => {
    const later = words.filter(({ end }) => end > until);
    words = words.filter(({ end }) => end <= until);
    deliver(results({ is_final: true, ...flags }, until), finalDue(asked));
    lastFinalWord = words.at(-1)?.end ?? lastFinalWord;
    finalAt = until;
    words = later;
  };

  const hear = (samples: Int16Array) => {
    const before = position;
    position += samples.length;
    const at = performance.now();
    const fresh = listen(samples).map(({ text, end }) => ({ text, end, at }));
    const [next] = settings.script;
    if (next && "afterSeconds" in next && (position - finalAt) / RATE >= next.afterSeconds) {
      settings.script.shift();
      fresh.push({ text: next.text, end: position, at });
    }
    if (samples.some((sample) => Math.abs(sample) > VOICE)) {
      if (before - voicedAt > RATE / 2) {
        if (wantsVad) deliver({ type: "SpeechStarted", channel: [0, 1], timestamp: before / RATE }, 0);
        if (!speaking && next && "speechMs" in next) speaking = scripted(settings.script, before);
      }
      voicedAt = position;
    }
    while (speaking?.words[0] && speaking.words[0].end <= position) fresh.push({ ...speaking.words.shift()!, at });
    if (speaking && position >= speaking.end) speaking = null;
    return fresh;
  };

  const listenOn = (samples: Int16Array) => {
    const fresh = hear(samples);
    words.push(...fresh);
    if (fresh.length > 0 && wantsInterim)
      deliver(results({ is_final: false }), lastWordAt() + settings.interimLatencyMs());
    const quietMs = ((position - Math.max(words.at(-1)?.end ?? position, voicedAt)) / RATE) * 1000;
    if (words.length > 0 && !speaking && quietMs >= endpointing) finish({ speech_final: true });
    else if ((position - finalAt) / RATE >= settings.finalEverySeconds) {
      // In the middle of a word only those before it are certain.
      const until = position - voicedAt < RATE / 20 ? words.at(-1)?.end : position;
      if (until) finish({}, until);
    }
    if (lastFinalWord !== null && words.length === 0 && ((position - lastFinalWord) / RATE) * 1000 >= utteranceEnd) {
      deliver({ type: "UtteranceEnd", channel: [0, 1], last_word_end: lastFinalWord / RATE }, 0);
      lastFinalWord = null;
    }
  };

  socket.on("message", (data: Buffer, isBinary) => {
    if (isBinary) {
      settings.onAudio(data.length);
      return listenOn(new Int16Array(new Uint8Array(data).buffer, 0, data.length >> 1));
    }
    const { type } = JSON.parse(String(data)) as { type: string };
    settings.onControl(type);
    if (type === "Finalize" && !settings.ignoresFinalize()) finish({ from_finalize: true }, position, true);
    else if (type === "CloseStream") {
      if (words.length > 0) finish({});
      deliver({ type: "Metadata", request_id: "stand-in", duration: position / RATE, channels: 1 }, lastDelivery);
      const timer = setTimeout(() => socket.close(1000), Math.max(0, lastDelivery - performance.now()));
      timers.add(timer);
    }
  });
  socket.on("close", () => {
    for (const timer of timers) clearTimeout(timer);
  });
}

function scripted(script: ScriptedSpeech[], from: number): { words: Word[]; end: number } | null {
  const next = script.shift();
  if (!next || !("speechMs" in next)) return null;
  const length = (next.speechMs / 1000) * RATE;
  const words = next.text.split(" ");
  return {
    words: words.map((text, index) => ({ text, end: Math.round(from + (length * (index + 1)) / words.length), at: 0 })),
    end: Math.round(from + length),
  };
}
