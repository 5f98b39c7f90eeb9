import {
  type AgentItem,
  beepTone,
  type CallEvent,
  type CallSessionOptions,
  dtmfTones,
  type Phase,
} from "@parley/voice";
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
  endCall(reason: "hold_budget" | "transferred" | null): void;
  transfer: CallSessionOptions["transfer"];
  over(): boolean;
  onTransferFailed(target: string): void;
  onMessageTaken(): void;
}

/** What the model asked for and what happens once the words before it have been heard: waiting, keys, a message, a transfer, the end. */
export function createDeeds({ timers, holdBudgetMs, callMs, emit, enter, ...on }: DeedsOptions) {
  let holdSince: number | null = null;
  let heldMs = 0;
  let transferring = false;

  async function transfer(target: string, briefing: string | undefined) {
    transferring = true;
    const ok = await (on.transfer?.(target, briefing) ?? Promise.resolve(false)).catch(() => false);
    transferring = false;
    if (on.over()) return;
    emit({ type: "transfer", target, ok, atMs: callMs() });
    if (ok) on.endCall("transferred");
    else on.onTransferFailed(target);
  }

  /** Somebody speaks: what was waited for is there. */
  function endHold() {
    if (holdSince === null) return;
    heldMs += callMs() - holdSince;
    holdSince = null;
    timers.clear("hold");
    emit({ type: "hold", on: false, cause: "words", atMs: callMs() });
  }

  return {
    endHold,
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
          return void transfer(item.target, item.briefing);
      }
    },
    /** The carrier may end the line before it has told that the transfer worked. */
    transferring: () => transferring,
    /** A supervisor has the call: neither the hold nor the message is the agent's any more, and neither may end the call. */
    drop() {
      endHold();
      timers.clear("message");
    },
    /** The caller paused while leaving a message. */
    messagePaused: () => timers.set("message", MESSAGE_PAUSE_MS, on.onMessageTaken),
    heldMs: () => heldMs + (holdSince === null ? 0 : Math.max(0, callMs() - holdSince)),
  };
}
