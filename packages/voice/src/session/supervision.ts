import { type CallClock, FRAME_MS, FRAME_SAMPLES, type MediaTransport } from "../ports.ts";
import type { AudioListener, Takeover } from "./call-session.ts";

/** A microphone that sends faster than life is cut to this much ahead. */
const MOST_AHEAD_MS = 400;

export interface SupervisionOptions {
  transport: MediaTransport;
  clock: CallClock;
  /** A frame of the supervisor's that will be heard at `at`. */
  onFrame(frame: Int16Array, at: number): void;
  /** Answers whether the supervisor has the call now. */
  onTakeOver(on: boolean): void;
  /** The supervisor's voice as it comes, for the transcript. */
  onVoice(samples: Int16Array): void;
}

/** Supervisors of one call: those who listen, and the one who may speak in the agent's place. */
export function createSupervision({ transport, clock, onFrame, onTakeOver, onVoice }: SupervisionOptions) {
  const listeners = new Set<AudioListener>();
  let active: Takeover | null = null;
  let closed = false;

  return {
    tap(side: "callee" | "agent", samples: Int16Array, atMs: number) {
      for (const listener of listeners) listener(side, samples, atMs);
    },
    listenIn(listener: AudioListener) {
      if (!closed) listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    takeOver(): Takeover | null {
      if (active || closed) return null;
      let rest = new Int16Array(0);
      let queueEndsAt = 0;
      const takeover: Takeover = {
        send(samples) {
          if (active !== takeover) return;
          onVoice(samples);
          const all = new Int16Array(rest.length + samples.length);
          all.set(rest);
          all.set(samples, rest.length);
          let at = 0;
          for (; at + FRAME_SAMPLES <= all.length; at += FRAME_SAMPLES) {
            const heardAt = Math.max(queueEndsAt, clock.now());
            if (heardAt - clock.now() > MOST_AHEAD_MS) continue;
            const frame = all.slice(at, at + FRAME_SAMPLES);
            transport.send(frame);
            queueEndsAt = heardAt + FRAME_MS;
            onFrame(frame, heardAt);
          }
          rest = all.slice(at);
        },
        release() {
          if (active !== takeover) return;
          active = null;
          onTakeOver(false);
        },
      };
      active = takeover;
      onTakeOver(true);
      return takeover;
    },
    close() {
      closed = true;
      active = null;
      listeners.clear();
    },
  };
}
