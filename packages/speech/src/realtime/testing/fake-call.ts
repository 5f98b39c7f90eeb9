import type { RealtimeStandIn } from "@parley/testing";
import type { CallEvent } from "@parley/voice";
import { expect } from "vitest";
import { createRealtimeSession } from "../create-realtime-session.ts";
import { createFakeLine } from "../fake-line.ts";
import type { RealtimeSessionOptions } from "../realtime-options.ts";

const STEP_MS = 20;

/** A session on a virtual clock that talks to the stand-in, over a telephone that tests speak into. */
export function startRealtimeCall(api: RealtimeStandIn, more: Partial<RealtimeSessionOptions> = {}) {
  const line = createFakeLine();
  const events: CallEvent[] = [];
  const session = createRealtimeSession({
    ...{ transport: line.transport, clock: line.clock, model: "gpt-realtime", apiKey: "sk-test" },
    ...{ baseUrl: api.baseUrl, facts: { purpose: "Ask when my order arrives", callerName: "Dana Miller" } },
    onEvent: (event) => events.push(event),
    ...more,
  });
  let over = false;
  void session.finished.then(() => {
    over = true;
  });
  /** Lets time pass; after every step what is under way between us and the server arrives. */
  const pass = async (ms: number, until: () => boolean = () => false) => {
    for (let passed = 0; passed < ms && !over && !until(); passed += STEP_MS) {
      await line.clock.advance(STEP_MS);
      await api.sync();
    }
    return until();
  };
  const of = <Type extends CallEvent["type"]>(type: Type) =>
    events.filter((event): event is Extract<CallEvent, { type: Type }> => event.type === type);
  return {
    ...{ line, events, session, pass, of },
    said: () => of("segment").map(({ segment }) => `${segment.speaker}: ${segment.text}`),
    sent: (type: string) => api.events.filter((event) => event.type === type),
    async connected() {
      await expect.poll(() => api.connections()).toBeGreaterThan(0);
      await api.sync();
    },
    async speaks(words: string, ms: number) {
      api.hear(words);
      line.speak(ms);
      await pass(ms + 600);
    },
    playing: (ms: number) => () => line.log.playedMs >= ms,
  };
}
