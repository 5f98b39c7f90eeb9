import type { FinishedCall } from "@parley/core/calls";

/** What the agent wrote down while the call went on; grows until the call's end. */
export type WrittenInCall = Pick<FinishedCall, "transferredTo"> &
  Required<Pick<FinishedCall, "answers" | "agentNotes">>;
