import type { CallClock } from "../ports.ts";

export interface VirtualClock extends CallClock {
  /** Moves time on by `ms`, firing timers in order and letting promises settle after each. */
  advance(ms: number): Promise<void>;
  /** How many timers wait: none may after a call has ended. */
  pending(): number;
}

/** A clock that stands still until a test moves it. */
export function createVirtualClock(): VirtualClock {
  let time = 0;
  let order = 0;
  let timers: { at: number; order: number; callback: () => void }[] = [];
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    now: () => time,
    pending: () => timers.length,
    after(ms, callback) {
      const timer = { at: time + Math.max(0, ms), order: order++, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const until = time + ms;
      await settle();
      for (;;) {
        const due = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0];
        if (!due) break;
        timers = timers.filter((timer) => timer !== due);
        time = Math.max(time, due.at);
        due.callback();
        await settle();
      }
      time = until;
    },
  };
}
