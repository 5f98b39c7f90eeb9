import {
  type CallEvent,
  type ProviderError,
  priceUsage,
  type TranscriptSegment,
  type UsageRecord,
} from "@parley/voice";
import { PROVIDER } from "./connection.ts";

/** What a call tells, and what of it is kept for its end. `overCost` is asked once the usage's price reaches the limit. */
export function createCallRecord(options: {
  onEvent(event: CallEvent): void;
  maxCostMicrodollars: number | undefined;
  overCost(): void;
  callMs(): number;
}) {
  const segments: TranscriptSegment[] = [];
  const usage: UsageRecord[] = [];
  const emit = (event: CallEvent) => {
    if (event.type === "segment") segments.push(event.segment);
    options.onEvent(event);
  };
  return {
    segments,
    usage,
    emit,
    fail(error: Pick<ProviderError, "retryable" | "message">) {
      const { retryable, message } = error;
      emit({ type: "error", provider: PROVIDER, retryable, message, atMs: options.callMs() });
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
