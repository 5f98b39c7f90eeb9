import {
  type CallClock,
  type CallRecorder,
  createSupervision,
  encodeMulaw,
  type MediaTransport,
  SAMPLES_PER_MS,
} from "@parley/voice";

export interface CallLineOptions {
  transport: MediaTransport;
  clock: CallClock;
  recorder(): CallRecorder | null;
  onTakeOver(on: boolean): void;
}

/** A call's line with what hangs on it: the call's clock, the recording, and supervisors. */
export function createCallLine({ transport, clock, recorder, onTakeOver }: CallLineOptions) {
  let origin = Math.round(clock.now());
  let sawAudio = false;
  let mediaMs = 0;
  const callMs = (at = clock.now()) => Math.max(0, Math.round(at - origin));
  const playAgent = (frame: Int16Array, at: number) => {
    recorder()?.agent(frame, callMs(at));
    supervision.tap("agent", frame, callMs(at));
  };
  const supervision = createSupervision({ transport, clock, onFrame: playAgent, onTakeOver, onVoice() {} });

  return {
    callMs,
    playAgent,
    supervision,
    erase: (at: number) => recorder()?.eraseAgent(callMs(at)),
    durationMs: () => Math.round(Math.max(mediaMs, callMs())),
    /** `onAudio` gets the callee's sound as the Realtime API takes it (base64 of mu-law), and its time of the call. */
    listen(on: {
      onAudio(base64: string, atMs: number): void;
      onMark(name: string): void;
      onDtmf(digit: string): void;
      onClosed(): void;
    }) {
      transport.listen((event) => {
        if (event.type === "mark") return on.onMark(event.name);
        if (event.type === "dtmf") return on.onDtmf(event.digit);
        if (event.type === "closed") return on.onClosed();
        const endMs = event.atMs + event.samples.length / SAMPLES_PER_MS;
        const arrival = Math.round(clock.now() - endMs);
        // The smallest delay seen is the line's own; the rest is jitter.
        origin = sawAudio ? Math.min(origin, arrival) : arrival;
        sawAudio = true;
        mediaMs = endMs;
        recorder()?.callee(event.samples, event.atMs);
        supervision.tap("callee", event.samples, event.atMs);
        on.onAudio(Buffer.from(encodeMulaw(event.samples)).toString("base64"), event.atMs);
      });
    },
    close() {
      supervision.close();
      transport.close();
    },
  };
}

export type CallLine = ReturnType<typeof createCallLine>;
