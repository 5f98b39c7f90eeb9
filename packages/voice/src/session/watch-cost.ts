import type { UsageRecord } from "../conversation/call-event.ts";
import { priceUsage } from "../cost/price-usage.ts";
import type { CallClock } from "../ports.ts";

const CHECK_MS = 3000;

export interface CostWatch {
  used(record: UsageRecord): void;
  stop(): void;
}

/**
 * Estimates during the call what it has cost so far (the line and recognition by the time that has passed, the rest by what was
 * used) and tells once when that reaches `limitMicrodollars`.
 */
export function watchCost(options: {
  limitMicrodollars: number;
  /** Who charges by the second: the line's and recognition's providers. */
  carrier: string;
  stt: string;
  clock: CallClock;
  callMs(): number;
  onReached(): void;
}): CostWatch {
  const { limitMicrodollars, carrier, stt, clock, callMs, onReached } = options;
  const usage: UsageRecord[] = [];
  let cancel = () => {};
  const check = () => {
    const seconds = callMs() / 1000;
    const byTime: UsageRecord[] = [
      { kind: "carrier", provider: carrier, callSeconds: seconds },
      { kind: "stt", provider: stt, audioSeconds: seconds },
    ];
    const lines = priceUsage([...byTime, ...usage]);
    const cost = lines.reduce((sum, line) => sum + line.microdollars, 0);
    if (cost >= limitMicrodollars) return onReached();
    cancel = clock.after(CHECK_MS, check);
  };
  cancel = clock.after(CHECK_MS, check);
  return {
    used(record) {
      // Recognition tells its seconds at the end only; until then they are counted by time.
      if (record.kind !== "stt" && record.kind !== "carrier") usage.push(record);
    },
    stop: () => cancel(),
  };
}
