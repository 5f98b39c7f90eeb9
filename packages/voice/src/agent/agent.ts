import type { SpeakerTurn } from "../conversation/state.ts";
import type { CallTools } from "./tools.ts";

/** Something that the user wants to know. The answer is typed, so that it can be counted. */
export interface CallQuestion {
  /** Snake case, unique in the call. */
  key: string;
  /** As it may be asked: "When will the order arrive?" */
  text: string;
  type: "text" | "number" | "boolean" | "date" | "choice";
  /** Of a choice. */
  choices?: string[];
}

/** Somebody to whom the call may be put through. */
export interface TransferTarget {
  name: string;
  /** When to do so, in words. */
  when: string;
  /** Whoever answers there hears a spoken briefing first. */
  warm: boolean;
}

/** What the agent may say: everything here was given by the user. It states no fact from elsewhere. */
export interface CallFacts {
  /** Outbound, the default: we rang them. Inbound: they rang a number of ours. */
  direction?: "outbound" | "inbound";
  /** On whose behalf the call is made, or whose line it is. */
  callerName?: string;
  /** What the agent is called on the phone. */
  agentName?: string;
  /** What the call is for, in the user's words. */
  purpose: string;
  /** First words of a call that comes in. */
  greeting?: string;
  instructions?: string;
  knowledge?: string;
  /** Questions whose answers the user wants. */
  questions?: CallQuestion[];
  /** A number to call back, when the user gave one. */
  callbackNumber?: string;
  language?: string;
  /** The callee is told, first of all, that the call is recorded. */
  discloseRecording?: boolean;
  /** What to say after a voicemail's beep, when the user wrote it. */
  voicemailMessage?: string;
  transferTargets?: TransferTarget[];
  /** Local date and time of the call, such as "Saturday, 21 November 2026, 15:04 (Europe/Berlin)". */
  localTime?: string;
}

/**
 * Why the agent is asked to speak: nobody spoke first, the other side finished a turn, a machine waits for a message, a call
 * screener asks who calls and why (one short sentence), or a supervisor gave an instruction.
 */
export type AgentTrigger = "opening" | "turn" | "voicemail" | "screening" | "whisper";

/** An answer of an earlier call that people marked good. */
export interface AgentExample {
  id: string;
  situation: string;
  answer: string;
  /** 0..1 */
  similarity: number;
}

export interface AgentRequest {
  trigger: AgentTrigger;
  /** What was heard so far, oldest first. The agent's turns hold heard words only. */
  history: readonly SpeakerTurn[];
  facts: CallFacts;
  /** What it may do besides speaking. */
  tools: CallTools;
  /** Good answers in situations like this one. */
  examples?: readonly AgentExample[];
  signal: AbortSignal;
}

export type AgentItem =
  | { type: "text"; text: string }
  /** Hang up once the text before it has been heard. */
  | { type: "end_call" }
  /** The callee asked to wait: stay silent until somebody speaks. */
  | { type: "wait" }
  /** Press keys (0-9, *, #, w waits half a second) once the text before it has been heard. */
  | { type: "dtmf"; keys: string }
  /** Put the call through to a target of the facts, by its name; a warm one is told the briefing first. */
  | { type: "transfer"; target: string; briefing?: string }
  /** Beep after the text and take a message. */
  | { type: "take_message" }
  /** `provider` when it is not the agent's own: another one stood in for it. */
  | { type: "usage"; model: string; inputTokens: number; outputTokens: number; provider?: string };

/** Decides what to say. It may be asked and aborted several times for one turn, so it keeps no state between requests. */
export interface Agent {
  readonly provider: string;
  respond(request: AgentRequest): AsyncIterable<AgentItem>;
}
