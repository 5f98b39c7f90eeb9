import type { Agent, AgentExample, CallFacts } from "../agent/agent.ts";
import type { CallTools } from "../agent/tools.ts";
import type { CallEvent } from "../conversation/call-event.ts";
import type { ConversationSettings } from "../conversation/state.ts";
import type { CallClock, MediaTransport, SpeechToText, TextToSpeech, VoiceActivityDetector } from "../ports.ts";
import type { CallSession } from "./call-session.ts";

export interface CallSessionOptions {
  transport: MediaTransport;
  stt: SpeechToText;
  tts: TextToSpeech;
  vad: VoiceActivityDetector;
  agent: Agent;
  facts: CallFacts;
  /** What the agent may do besides speaking. */
  tools?: CallTools;
  /** Good answers of earlier calls to something like what the callee said. */
  examples?(situation: string): Promise<readonly AgentExample[]>;
  /** Puts the call through to a target of the facts; resolves whether that worked. The carrier then ends the stream. */
  transfer?(target: string, briefing: string | undefined): Promise<boolean>;
  voice?: string;
  clock?: CallClock;
  limits?: Partial<ConversationSettings>;
  /** The call ends politely when it has cost this much by the price table; `carrier` charges for the line. */
  maxCostMicrodollars?: number;
  carrier?: string;
  /** Where the two-channel recording is written as the call goes on; none without it. */
  recordingPath?: string;
  /** Called in order and at once. What it throws is not caught: it must not throw. */
  onEvent(event: CallEvent): void;
}

/** What the cascaded session can hear of besides its line. */
export interface CascadedSession extends CallSession {
  /** What the carrier's own answering machine detection thinks: one voice among the engine's own. */
  hint(hint: { answeredBy: "human" | "machine" | "machine_beeped" | "fax" }): void;
}
