import { type AgentItem, beepTone, type CallEvent, dtmfTones, type Phase } from "@parley/voice";
import type { createTimers } from "./timers.ts";

/** The longest message, and the pause that ends one. */
const MESSAGE_MS = 60_000;
const MESSAGE_PAUSE_MS = 4000;

export interface DeedsOptions {
  timers: ReturnType<typeof createTimers>;
  holdBudgetMs: number;
  callMs(): number;
  emit(event: CallEvent): void;
  enter(phase: Phase): void;
  play(samples: Int16Array): void;
  endCall(reason: "hold_budget" | null): void;
  transfer(target: string, briefing: string | undefined): void;
  onMessageTaken(): void;
}

/** What the model asked for and what happens once the words before it have been heard: waiting, keys, a message, a transfer, the end. */
export function createDeeds({ timers, holdBudgetMs, callMs, emit, enter, ...on }: DeedsOptions) {
  let holdSince: number | null = null;
  let heldMs = 0;

  return {
    perform(item: AgentItem) {
      switch (item.type) {
        case "end_call":
          return on.endCall(null);
        case "wait":
          holdSince = callMs();
          emit({ type: "hold", on: true, cause: "words", atMs: holdSince });
          timers.set("hold", holdBudgetMs - heldMs, () => on.endCall("hold_budget"));
          return enter("on_hold");
        case "dtmf":
          on.play(dtmfTones(item.keys));
          return emit({ type: "keys_sent", keys: item.keys, atMs: callMs() });
        case "take_message":
          on.play(beepTone());
          timers.set("message", MESSAGE_MS, on.onMessageTaken);
          return enter("taking_message");
        case "transfer":
          return on.transfer(item.target, item.briefing);
      }
    },
    /** Somebody speaks: what was waited for is there. */
    endHold() {
      if (holdSince === null) return;
      heldMs += callMs() - holdSince;
      holdSince = null;
      timers.clear("hold");
      emit({ type: "hold", on: false, cause: "words", atMs: callMs() });
    },
    /** The caller paused while leaving a message. */
    messagePaused: () => timers.set("message", MESSAGE_PAUSE_MS, on.onMessageTaken),
    heldMs: () => heldMs + (holdSince === null ? 0 : Math.max(0, callMs() - holdSince)),
  };
}
