import type { CallClock } from "@parley/voice";

/** Timers by name: setting one again replaces it. */
export function createTimers(clock: CallClock) {
  const pending = new Map<string, () => void>();
  return {
    set(name: string, ms: number, callback: () => void) {
      pending.get(name)?.();
      const cancel = clock.after(Math.max(0, ms), () => {
        pending.delete(name);
        callback();
      });
      pending.set(name, cancel);
    },
    clear(...names: string[]) {
      for (const name of names) {
        pending.get(name)?.();
        pending.delete(name);
      }
    },
    clearAll() {
      for (const cancel of pending.values()) cancel();
      pending.clear();
    },
  };
}
