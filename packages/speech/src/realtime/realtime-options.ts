import type { AgentExample, CallSessionOptions, ConversationSettings } from "@parley/voice";

/** As for a cascaded session, with one model in the place of recognition, agent and voice. */
export interface RealtimeSessionOptions
  extends Pick<
    CallSessionOptions,
    | "transport"
    | "facts"
    | "tools"
    | "transfer"
    | "voice"
    | "clock"
    | "maxCostMicrodollars"
    | "recordingPath"
    | "onEvent"
  > {
  model: string;
  apiKey: string;
  /** wss://api.openai.com/v1 without it. */
  baseUrl?: string;
  /** Writes down what the other side says; the model itself listens to the sound. */
  transcriptionModel?: string;
  /** Good answers of earlier calls, for the whole call: the model is told once. */
  examples?: readonly AgentExample[];
  limits?: Partial<
    Pick<ConversationSettings, "openingMs" | "silenceMs" | "holdBudgetMs" | "maxDurationMs" | "voicemail">
  >;
}
