import type { CallClock } from "../ports.ts";

/** Timers by name: one that is set again begins anew. */
export function createTimers<Name extends string>(clock: CallClock, fire: (name: Name) => void) {
  const waiting = new Map<Name, () => void>();
  const clear = (name: Name) => {
    waiting.get(name)?.();
    waiting.delete(name);
  };
  return {
    set(name: Name, ms: number) {
      clear(name);
      waiting.set(
        name,
        clock.after(ms, () => {
          waiting.delete(name);
          fire(name);
        }),
      );
    },
    clear,
    clearAll() {
      for (const name of [...waiting.keys()]) clear(name);
    },
  };
}
