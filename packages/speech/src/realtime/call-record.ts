import {
  type CallEvent,
  createCallMemory,
  type ProviderError,
  priceUsage,
  type TranscriptSegment,
  type UsageRecord,
} from "@parley/voice";
import { PROVIDER } from "./connection.ts";

/**
 * What a call tells, and what of it is kept: words and sound, without the digits of cards. `overCost` is asked once the usage's price
 * reaches the limit.
 */
export function createCallRecord(options: {
  recordingPath: string | undefined;
  onEvent(event: CallEvent): void;
  maxCostMicrodollars: number | undefined;
  overCost(): void;
  now(): number;
}) {
  const emit = options.onEvent;
  const usage: UsageRecord[] = [];
  // The model has heard what it has heard: only what is stored can be revised.
  const memory = createCallMemory({ recordingPath: options.recordingPath, onEvent: emit, onRevised() {} });
  return {
    memory,
    usage,
    emit,
    /** Answers the stretch of speech as it was kept. */
    keep(segment: TranscriptSegment): TranscriptSegment {
      const kept = memory.keep(segment);
      emit({ type: "segment", segment: kept });
      return kept;
    },
    fail({ retryable, message }: Pick<ProviderError, "retryable" | "message">) {
      emit({ type: "error", provider: PROVIDER, retryable, message, atMs: options.now() });
    },
    use(record: UsageRecord) {
      usage.push(record);
      emit({ type: "usage", usage: record });
      const limit = options.maxCostMicrodollars;
      const spent = priceUsage(usage).reduce((sum, { microdollars }) => sum + microdollars, 0);
      if (limit && spent >= limit) options.overCost();
    },
  };
}

export type CallRecord = ReturnType<typeof createCallRecord>;
