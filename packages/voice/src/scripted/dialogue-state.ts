import type { CallFacts, CallQuestion } from "../agent/agent.ts";
import type { Intent } from "./intents.ts";

/** Where the scripted talk stands. Everything else follows from what was heard. */
export interface DialogueState {
  /** Index of the question that is open. */
  question: number;
  /** A number that was read back and waits for a yes. */
  readBack: string | null;
  /** Turns in a row that brought the talk no further. */
  attempts: number;
  /** Somebody else was said to come to the phone. */
  handover: boolean;
  /** What the agent asked besides its questions: its words, so that it counts only when they were heard. */
  aside: { kind: "callback_time" | "language" | "message" | "anything_else" | "whisper"; text: string } | null;
  /** It has asked once to say something again. */
  askedAgain: boolean;
  /** A caller to us has said what it is about. */
  concern: boolean;
}

export const newDialogue = (): DialogueState => ({
  question: 0,
  readBack: null,
  attempts: 0,
  handover: false,
  aside: null,
  askedAgain: false,
  concern: false,
});

export type ScriptedAction =
  | { type: "end_call" }
  | { type: "wait" }
  | { type: "take_message" }
  | { type: "dtmf"; keys: string }
  | { type: "transfer"; target: string; briefing?: string };

export interface Reaction {
  state: DialogueState;
  text: string;
  action: ScriptedAction | null;
  /** An answer that was accepted with this turn. */
  answer?: { key: string; value: string | number | boolean };
  /** They want to be called back then, in their words. */
  callback?: string;
  /** The facts do not answer this. What the organization knows may: then that is said, and `after` behind it, instead of `text`. */
  lookUp?: { query: string; after: string };
}

export interface DialogueContext {
  facts: CallFacts;
  /** The agent's questions as it asks them. */
  questions: readonly string[];
  /** The same questions as given, by index, where the user gave them typed. */
  typed: readonly CallQuestion[];
  introduction: string;
  /** Whether the other side has heard who is speaking. */
  introduced: boolean;
  /** How often the end of these words was heard. */
  timesHeard(words: string): number;
  /** Whether the agent has said these digits itself, or was given them. */
  gave(digits: string): boolean;
  /** Whether a tool is there. */
  has(tool: string): boolean;
  /** Putting the call through was tried and failed. */
  transferFailed: boolean;
}

/** One turn of the other side, as the rules see it. */
export interface Turn {
  text: string;
  intent: Intent;
  /** The open question in the words that fit now; empty when none is open. */
  question: string;
}

/** Ends the call after these words. */
export const end = (state: DialogueState, text: string): Reaction => ({ state, text, action: { type: "end_call" } });

/** Says something that brings the purpose no further: patience is counted. */
export const stay = (state: DialogueState, ...words: string[]): Reaction => ({
  state: { ...state, attempts: state.attempts + 1 },
  text: words.filter(Boolean).join(" "),
  action: null,
});

/** Says something in the course of things. */
export const say = (state: DialogueState, ...words: string[]): Reaction => ({
  state,
  text: words.filter(Boolean).join(" "),
  action: null,
});
