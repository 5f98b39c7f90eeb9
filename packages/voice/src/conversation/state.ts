import type { CallEvent, EndReason } from "./call-event.ts";

export interface SpeakerTurn {
  /** A note is heard by nobody: what a tool answered, what a supervisor whispered, what happened on the line. */
  speaker: "callee" | "agent" | "note";
  text: string;
}

export type AnsweredBy = "unknown" | "human" | "voicemail" | "ivr" | "screener" | "fax";

/**
 * Where the call is: nobody has spoken yet, the callee has the floor, an answer is being made, the agent speaks, it waits on hold,
 * it is in a phone menu, it takes a message, or a supervisor speaks in its place.
 */
export type Phase =
  | "waiting"
  | "listening"
  | "thinking"
  | "speaking"
  | "on_hold"
  | "in_menu"
  | "taking_message"
  | "taken_over"
  | "ended";

/** What the callee is saying, or said last and nobody answered yet. */
export interface Utterance {
  id: number;
  startMs: number | null;
  endMs: number;
  voicing: boolean;
  /** When the stretch of voice that goes on (or went on last) began. */
  voiceMs: number;
  text: string;
  confidence: number;
  settled: boolean;
  settleAskedAtMs: number;
  settledAtMs: number;
  /** Voice without words went on for so long that it is noise: it no longer stops the agent. */
  noise: boolean;
}

/** One answer of the agent's. Drafting: being made ahead of the end of the turn. Released: to be heard as soon as it sounds. */
export interface Reply {
  generation: number;
  trigger: "opening" | "turn" | "voicemail" | "say";
  forText: string;
  stage: "drafting" | "released" | "playing" | "held";
  playbackStartMs: number | null;
  retried: boolean;
  /** Ends the call when heard, whatever the agent wants. */
  endReason: EndReason | null;
}

export interface Conversation {
  phase: Phase;
  answeredBy: AnsweredBy;
  utterance: Utterance;
  reply: Reply | null;
  /** A turn of the callee's was taken and its answer has not begun to be heard. */
  owed: boolean;
  silences: number;
  calleeTurns: number;
  history: readonly SpeakerTurn[];
  nextGeneration: number;
  /** Utterances that ended without words, should their transcript still come. `at` is their place in the history. */
  wordless: readonly { id: number; startMs: number; endMs: number; at: number }[];
}

/** Sentences of the engine's own, for moments when no agent can be asked. */
export interface Phrases {
  stillThere: string;
  repeat: string;
  silenceGoodbye: string;
  troubleGoodbye: string;
  timeGoodbye: string;
  loopGoodbye: string;
}

export interface ConversationSettings {
  /** The agent speaks first when nobody has after this. */
  openingMs: number;
  silenceMs: number;
  holdBudgetMs: number;
  maxDurationMs: number;
  phrases: Phrases;
}

export type TimerName =
  | "opening"
  | "endpoint"
  | "hold"
  | "resume"
  | "silence"
  | "no_beep"
  | "max_duration"
  | "hard_stop";

export type ConversationInput =
  | { type: "started" }
  | { type: "voice_started"; atMs: number }
  | { type: "voice_paused"; atMs: number }
  | { type: "transcript"; utterance: number; text: string; confidence: number; settled: boolean }
  | { type: "beep" }
  | { type: "timer"; name: TimerName }
  | { type: "playback_started"; generation: number; atMs: number }
  | { type: "playback_finished"; generation: number; heard: HeardSpeech; next: "continue" | "end_call" | "wait" }
  | { type: "playback_cut"; heard: HeardSpeech; interrupted: boolean }
  | { type: "reply_failed"; generation: number; retryable: boolean }
  /** Nothing of what the callee says can be recognized any more. */
  | { type: "deaf" }
  | { type: "closed"; reason: EndReason };

export interface HeardSpeech {
  text: string;
  startMs: number;
  endMs: number;
}

export type Effect =
  | { type: "stt_speech_started"; atMs: number }
  | { type: "stt_settle" }
  | { type: "stt_peek" }
  | { type: "stt_next"; utterance: number }
  | {
      type: "respond";
      generation: number;
      trigger: "opening" | "turn" | "voicemail";
      history: readonly SpeakerTurn[];
    }
  | { type: "say"; generation: number; text: string }
  | { type: "release"; generation: number; turn: ReleasedTurn | null }
  | { type: "cancel_reply"; generation: number }
  | { type: "hold" }
  | { type: "resume" }
  | { type: "cut"; interrupted: boolean }
  | { type: "timer"; name: TimerName; atMs: number }
  | { type: "clear_timer"; name: TimerName }
  | { type: "emit"; event: CallEvent }
  | { type: "hang_up"; reason: EndReason };

/** The turn that a reply answers, for the measurement of its delay. */
export interface ReleasedTurn {
  speechEndMs: number;
  decidedAtMs: number;
  sttMs: number;
}

export function newUtterance(id: number): Utterance {
  return {
    id,
    startMs: null,
    endMs: 0,
    voicing: false,
    voiceMs: 0,
    text: "",
    confidence: 0,
    settled: false,
    settleAskedAtMs: 0,
    settledAtMs: 0,
    noise: false,
  };
}

export function newConversation(): Conversation {
  return {
    phase: "waiting",
    answeredBy: "unknown",
    utterance: newUtterance(0),
    reply: null,
    owed: false,
    silences: 0,
    calleeTurns: 0,
    history: [],
    nextGeneration: 0,
    wordless: [],
  };
}
