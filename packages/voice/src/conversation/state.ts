import type { AgentTrigger } from "../agent/agent.ts";
import type { Menu } from "../ivr/parse-menu.ts";
import type { CallEvent, EndReason, MenuOption } from "./call-event.ts";

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
  /** Keys and beeps are sounds without words. */
  trigger: AgentTrigger | "say" | "sound";
  forText: string;
  stage: "drafting" | "released" | "playing" | "held";
  playbackStartMs: number | null;
  retried: boolean;
  /** Ends the call when heard, whatever the agent wants. */
  endReason: EndReason | null;
  /** What happens when it was heard; null leaves that to the agent. */
  then: ReplyEnd | null;
}

/** What is done once a reply has been heard to its end. */
export type ReplyEnd =
  | { type: "continue" }
  | { type: "end_call" }
  | { type: "wait" }
  | { type: "take_message" }
  | { type: "record_message" }
  | { type: "transfer"; target: string; briefing?: string };

/** Waiting for somebody to come back. */
export interface Hold {
  sinceMs: number;
  cause: "words" | "music" | "announcement";
  /** What was announced on this hold, oldest first. */
  announced: readonly string[];
  /** Somebody speaks, and it is not known yet whether that is a person. */
  doubted: boolean;
}

/** Where in a phone menu the call is. */
export interface MenuWalk {
  /** Keys and words given so far. */
  path: readonly string[];
  last: Menu | null;
  /** What was given to the menu heard last. */
  tried: readonly string[];
  repeats: number;
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
  direction: "outbound" | "inbound";
  hold: Hold | null;
  /** Music plays on the line. */
  music: boolean;
  /** Time on hold that is over. */
  heldMs: number;
  menu: MenuWalk;
  /** Keys that the other side presses, until it pauses. */
  keys: string;
  keysFromMs: number;
  /** How often in a row the other side was asked to say it again. */
  unclear: number;
  message: { heard: boolean } | null;
  /** The name to whom the call is being put through. */
  transferring: string | null;
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
  willWait: string;
  /** Said while a tool keeps the agent waiting. */
  fillers: readonly string[];
  holdGoodbye: string;
  costGoodbye: string;
  noisy: string;
  messageGoodbye: string;
  noMessageGoodbye: string;
}

export interface ConversationSettings {
  /** The agent speaks first when nobody has after this. */
  openingMs: number;
  silenceMs: number;
  /** Of all holds of a call together. */
  holdBudgetMs: number;
  maxDurationMs: number;
  direction: "outbound" | "inbound";
  /** What to do with an answering machine. */
  voicemail: "leave" | "hang_up";
  /** What the call is for, in words: it chooses the way through phone menus. */
  purpose: string;
  /** What earlier calls to this number learned of its menus. */
  knownMenus: readonly KnownMenu[];
  /** Said first, then a message is taken: nobody of ours is there. */
  closedMessage: string | null;
  phrases: Phrases;
}

/** A menu that an earlier call heard at `path` (what was given before, joined by ">"), and what led on from there. */
export interface KnownMenu {
  path: string;
  options: readonly MenuOption[];
  chosen: string | null;
  reachedPerson: boolean;
}

export type TimerName =
  | "opening"
  | "endpoint"
  | "hold"
  | "resume"
  | "silence"
  | "no_beep"
  | "hold_budget"
  | "menu"
  | "keys"
  | "endless"
  | "message_end"
  | "message_limit"
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
  | { type: "playback_finished"; generation: number; heard: HeardSpeech; next: ReplyEnd }
  | { type: "playback_cut"; heard: HeardSpeech; interrupted: boolean }
  | { type: "reply_failed"; generation: number; retryable: boolean }
  /** Nothing of what the callee says can be recognized any more. */
  | { type: "deaf" }
  /** Music plays, or has ended. */
  | { type: "music"; on: boolean }
  /** A person speaks where there was hold music or silence. */
  | { type: "person"; atMs: number }
  | { type: "fax" }
  | { type: "dtmf"; digit: string }
  /** What the carrier's own answering machine detection thinks. */
  | { type: "hint"; answeredBy: "human" | "machine" | "machine_beeped" | "fax" }
  | { type: "whisper"; text: string }
  | { type: "take_over"; on: boolean }
  | { type: "note"; text: string }
  /** Words that may not be kept as they were said. */
  | { type: "revise"; from: string; to: string }
  | { type: "transfer_done"; ok: boolean }
  | { type: "over_cost" }
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
  /** `endMs`: where the one before ended. */
  | { type: "stt_next"; utterance: number; endMs: number }
  | {
      type: "respond";
      generation: number;
      trigger: AgentTrigger;
      history: readonly SpeakerTurn[];
    }
  | { type: "say"; generation: number; text: string }
  /** Keys as tones, or the beep before a message. */
  | { type: "sound"; generation: number; keys: string | "beep" }
  | { type: "release"; generation: number; turn: ReleasedTurn | null }
  | { type: "cancel_reply"; generation: number }
  | { type: "hold" }
  | { type: "resume" }
  | { type: "cut"; interrupted: boolean }
  | { type: "timer"; name: TimerName; atMs: number }
  | { type: "clear_timer"; name: TimerName }
  | { type: "emit"; event: CallEvent }
  | { type: "listen_for_person"; on: boolean }
  | { type: "transfer"; target: string; briefing?: string }
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

export function newConversation(direction: "outbound" | "inbound" = "outbound"): Conversation {
  return {
    phase: "waiting",
    answeredBy: direction === "inbound" ? "human" : "unknown",
    utterance: newUtterance(0),
    reply: null,
    owed: false,
    silences: 0,
    calleeTurns: 0,
    history: [],
    nextGeneration: 0,
    wordless: [],
    direction,
    hold: null,
    music: false,
    heldMs: 0,
    menu: { path: [], last: null, tried: [], repeats: 0 },
    keys: "",
    keysFromMs: 0,
    unclear: 0,
    message: null,
    transferring: null,
  };
}
