import type { ToolDefinition } from "@parley/voice";

/** One tool of a call: what the model sees, and what it does. */
export interface CallTool {
  definition: ToolDefinition;
  /** Throws DomainError with words that the agent may use; anything else is a fault of ours. */
  run(input: unknown, signal: AbortSignal): Promise<unknown>;
}
