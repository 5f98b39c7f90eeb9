import { createVirtualClock, type MediaTransport, type TransportEvent } from "@parley/voice";

const FRAME_MS = 20;
const FRAME_SAMPLES = 160;
const LOUD = 8000;

/** A telephone on a virtual clock: streams frames, plays what it is sent in real time, echoes marks as Twilio does. */
export function createFakeLine() {
  const clock = createVirtualClock();
  let handler: (event: TransportEvent) => void = () => {};
  let queue: ({ frame: Int16Array } | { mark: string })[] = [];
  let atMs = 0;
  let loudMs = 0;
  let closed = false;
  const log = { playedMs: 0, clears: [] as number[] };

  const tick = () => {
    if (closed) return;
    const samples = new Int16Array(FRAME_SAMPLES).fill(loudMs > 0 ? LOUD : 0);
    loudMs -= FRAME_MS;
    handler({ type: "audio", samples, atMs });
    atMs += FRAME_MS;
    for (let item = queue.shift(); item; item = queue.shift()) {
      if ("mark" in item) {
        handler({ type: "mark", name: item.mark });
        continue;
      }
      log.playedMs += FRAME_MS;
      break;
    }
    clock.after(FRAME_MS, tick);
  };
  const transport: MediaTransport = {
    listen(listener) {
      handler = listener;
      clock.after(FRAME_MS, tick);
    },
    send: (frame) => void queue.push({ frame }),
    mark: (name) => void queue.push({ mark: name }),
    clear() {
      log.clears.push(clock.now());
      const dropped = queue;
      queue = [];
      for (const item of dropped) if ("mark" in item) handler({ type: "mark", name: item.mark });
    },
    close() {
      closed = true;
    },
  };
  return {
    clock,
    transport,
    log,
    get closed() {
      return closed;
    },
    /** The other side speaks for this long from now on. */
    speak(ms: number) {
      loudMs = ms;
    },
    /** The other side presses a key: its tone sounds, and the carrier tells of it. */
    press(digit: string) {
      loudMs = 100;
      handler({ type: "dtmf", digit });
    },
    hangUp() {
      closed = true;
      handler({ type: "closed", reason: "closed" });
    },
  };
}
