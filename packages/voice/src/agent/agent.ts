import type { SpeakerTurn } from "../conversation/state.ts";

/** What the agent may say: everything here was given by the user. It states no fact from elsewhere. */
export interface CallFacts {
  /** On whose behalf the call is made. */
  callerName?: string;
  /** What the call is for, in the user's words. */
  purpose: string;
  instructions?: string;
  knowledge?: string;
  /** Questions whose answers the user wants. */
  questions?: string[];
  /** A number to call back, when the user gave one. */
  callbackNumber?: string;
  language?: string;
  /** The callee is told that the call is recorded. */
  discloseRecording?: boolean;
}

/** Why the agent is asked to speak: nobody spoke first, the callee finished a turn, or a machine waits for a message. */
export type AgentTrigger = "opening" | "turn" | "voicemail";

export interface AgentRequest {
  trigger: AgentTrigger;
  /** What was heard so far, oldest first. The agent's turns hold heard words only. */
  history: readonly SpeakerTurn[];
  facts: CallFacts;
  signal: AbortSignal;
}

export type AgentItem =
  | { type: "text"; text: string }
  /** Hang up once the text before it has been heard. */
  | { type: "end_call" }
  /** The callee asked to wait: stay silent until somebody speaks. */
  | { type: "wait" }
  | { type: "usage"; model: string; inputTokens: number; outputTokens: number };

/** Decides what to say. It may be asked and aborted several times for one turn, so it keeps no state between requests. */
export interface Agent {
  readonly provider: string;
  respond(request: AgentRequest): AsyncIterable<AgentItem>;
}
