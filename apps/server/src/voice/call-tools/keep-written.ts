import { recordWritten } from "@parley/core/calls";
import type { Context } from "@parley/core/context";
import type { Logger } from "@parley/platform";
import type { WrittenInCall } from "../written-in-call.ts";
import type { CallTool } from "./call-tool.ts";

/**
 * Makes tools keep what they write down as soon as they have written it. A write that fails is logged, and the agent is not told: all
 * of it is written once more when the call ends.
 */
export function createKeeper(ctx: Context, callId: string, written: WrittenInCall, logger: Logger) {
  let tail: Promise<void> = Promise.resolve();
  const keep = () => {
    // One after the other, so that the last write is the one with everything.
    tail = tail
      .then(() => recordWritten(ctx, callId, { answers: written.answers, agentNotes: written.agentNotes }))
      .catch((error: Error) => logger.error({ err: error, callId }, "what an agent wrote down could not be kept yet"));
    return tail;
  };
  return (tool: CallTool): CallTool => ({
    ...tool,
    async run(input, signal) {
      const answer = await tool.run(input, signal);
      await keep();
      return answer;
    },
  });
}
