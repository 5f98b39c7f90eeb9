import type { AnsweredBy, Phase } from "./state.ts";

export type EndReason =
  | "agent_ended"
  | "callee_hung_up"
  | "voicemail_left"
  | "silence"
  | "max_duration"
  | "loop"
  | "provider_error"
  | "transport_lost"
  | "canceled"
  | "voicemail_reached"
  | "fax"
  | "dead_air"
  | "menu_loop"
  | "hold_budget"
  | "max_cost"
  | "transferred"
  | "message_taken";

/** One entry of a phone menu: "for billing, press 2", "say operator". */
export interface MenuOption {
  key: string | null;
  say: string | null;
  label: string;
}

/** One stretch of one speaker's words. An agent's segment holds only what was heard. */
export interface TranscriptSegment {
  speaker: "callee" | "agent" | "supervisor";
  text: string;
  startMs: number;
  endMs: number;
  /** Of the recognizer, 0..1; 1 for the agent's own words. */
  confidence: number;
  interrupted: boolean;
}

/**
 * From the callee's last sound to the agent's first. Stages overlap (the answer is made while the silence that ends the turn is
 * awaited), so they do not add up to `totalMs`.
 */
export interface TurnLatency {
  endpointingMs: number;
  sttMs: number;
  llmMs: number;
  ttsMs: number;
  totalMs: number;
}

export type UsageRecord =
  | { kind: "stt"; provider: string; audioSeconds: number }
  | { kind: "tts"; provider: string; characters: number }
  | { kind: "llm"; provider: string; model: string; inputTokens: number; outputTokens: number }
  | { kind: "carrier"; provider: string; callSeconds: number };

/** Everything that a call tells the outside while it goes on. Times in milliseconds since the stream's first sample. */
export type CallEvent =
  | { type: "state"; state: Phase; atMs: number }
  | { type: "interim"; text: string; startMs: number }
  | { type: "segment"; segment: TranscriptSegment }
  /** The words of an earlier segment (by its place among all, from 0) held a part of a card's number: they are these now. */
  | { type: "revised"; index: number; segment: TranscriptSegment }
  | { type: "answered_by"; answeredBy: AnsweredBy; atMs: number }
  | { type: "interruption"; atMs: number; confirmed: boolean }
  /** A key that the other side pressed. */
  | { type: "dtmf"; digit: string; atMs: number }
  /** Keys that the agent pressed. */
  | { type: "keys_sent"; keys: string; atMs: number }
  /** `path`: keys and words given so far on this call, joined by ">". */
  | { type: "menu"; path: string; prompt: string; options: MenuOption[]; chosen: string | null; atMs: number }
  | { type: "hold"; on: boolean; cause: "words" | "music" | "announcement"; atMs: number }
  /** No input and no result here: they may hold what was said. */
  | { type: "tool"; name: string; ok: boolean; durationMs: number; atMs: number }
  | { type: "transfer"; target: string; ok: boolean; atMs: number }
  | { type: "example"; id: string; similarity: number; atMs: number }
  | { type: "whisper"; atMs: number }
  | { type: "takeover"; on: boolean; atMs: number }
  /** Digits of a card were muted and masked. */
  | { type: "masked"; startMs: number; endMs: number }
  | { type: "latency"; latency: TurnLatency; atMs: number }
  | { type: "usage"; usage: UsageRecord }
  | { type: "error"; provider: string; retryable: boolean; message: string; atMs?: number }
  | { type: "ended"; reason: EndReason; answeredBy: AnsweredBy; durationMs: number };
