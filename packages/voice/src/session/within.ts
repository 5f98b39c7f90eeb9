import type { CallClock } from "../ports.ts";

/** What `work` answers, false when it has not within `ms`. */
export function within(work: Promise<boolean>, ms: number, clock: CallClock): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, () => resolve(false));
    void work.then((done) => {
      cancel();
      resolve(done);
    });
  });
}
