import { type CallClock, FRAME_MS, FRAME_SAMPLES, type MediaTransport } from "@parley/voice";

/** The line has no pause: what is sent is gone. So much ahead rides out jitter and keeps an interruption short. */
const LEAD_MS = 160;
/** A mark that has not come back this long after its sound must have ended is taken as lost. */
const MARK_GRACE_MS = 1000;
const EARLY_MS = 60;

interface SpokenItem {
  id: string;
  frames: Int16Array[];
  rest: Int16Array;
  complete: boolean;
  /** When each sent frame ends at the other side, by our model of its queue. */
  endsAt: number[];
  startedAt: number | null;
  mark: string | null;
}

/** How much of an item was heard. */
export interface HeardItem {
  id: string;
  heardMs: number;
  /** Of all its sound that has come so far. */
  totalMs: number;
  complete: boolean;
  startedAt: number;
  endedAt: number;
}

export interface SpeakerOptions {
  transport: MediaTransport;
  clock: CallClock;
  /** An item's first frame will be heard at `at`. */
  onStarted(id: string, at: number): void;
  onHeard(item: HeardItem): void;
  /** Everything that was there has been heard. */
  onDrained(): void;
  /** A frame that will be heard at `at`; `onErased` takes back all frames from `at` on. */
  onFrame(frame: Int16Array, at: number): void;
  onErased(at: number): void;
}

/**
 * Plays the sound of a conversation's items one after the other, at most LEAD_MS ahead, and knows at any moment how much of each was
 * heard: the model makes its speech faster than it can be listened to.
 */
export function createSpeaker({ transport, clock, ...on }: SpeakerOptions) {
  let items: SpokenItem[] = [];
  let held = false;
  let attempt = 0;
  let queueEndsAt = 0;
  let cancelTimer = () => {};

  const heardFrames = (item: SpokenItem) => item.endsAt.filter((end) => end <= clock.now()).length;
  const heard = (item: SpokenItem): HeardItem => ({
    id: item.id,
    heardMs: heardFrames(item) * FRAME_MS,
    totalMs: item.frames.length * FRAME_MS,
    complete: item.complete,
    startedAt: item.startedAt ?? clock.now(),
    endedAt: clock.now(),
  });
  const sent = (item: SpokenItem) => item.complete && item.endsAt.length === item.frames.length;

  const finish = (item: SpokenItem) => {
    items = items.filter((each) => each !== item);
    on.onHeard({ ...heard(item), heardMs: item.frames.length * FRAME_MS, endedAt: item.endsAt.at(-1) ?? clock.now() });
    if (items.length === 0) on.onDrained();
    else pump();
  };

  const sendNext = (item: SpokenItem) => {
    const frame = item.frames[item.endsAt.length]!;
    const at = Math.max(queueEndsAt, clock.now());
    transport.send(frame);
    queueEndsAt = at + FRAME_MS;
    item.endsAt.push(queueEndsAt);
    on.onFrame(frame, at);
    if (item.startedAt !== null) return;
    item.startedAt = at;
    on.onStarted(item.id, at);
  };

  const pump = () => {
    cancelTimer();
    if (held) return;
    for (const item of items) {
      while (item.endsAt.length < item.frames.length && queueEndsAt - clock.now() < LEAD_MS) sendNext(item);
      if (!sent(item)) break;
      if (item.mark === null) {
        item.mark = `${item.id}.${attempt}`;
        transport.mark(item.mark);
      }
    }
    const first = items[0];
    if (!first) return;
    if (items.some((item) => item.endsAt.length < item.frames.length)) {
      cancelTimer = clock.after(Math.max(1, queueEndsAt - LEAD_MS + 1 - clock.now()), pump);
    } else if (sent(first)) {
      const overdueAt = (first.endsAt.at(-1) ?? clock.now()) + MARK_GRACE_MS;
      cancelTimer = clock.after(Math.max(1, overdueAt - clock.now()), () => items[0] === first && finish(first));
    }
  };

  const complete = (item: SpokenItem) => {
    if (item.complete) return;
    if (item.rest.length > 0) {
      const last = new Int16Array(FRAME_SAMPLES);
      last.set(item.rest);
      item.frames.push(last);
    }
    item.complete = true;
  };

  const itemOf = (id: string): SpokenItem => {
    const known = items.find((item) => item.id === id);
    if (known) return known;
    const item: SpokenItem = {
      ...{ id, frames: [], rest: new Int16Array(0), complete: false },
      ...{ endsAt: [], startedAt: null, mark: null },
    };
    items.push(item);
    return item;
  };

  return {
    /** Sound is being heard, or held back, or on its way. */
    get busy() {
      return items.length > 0;
    },
    /** Something has been heard of what is there. */
    get playing() {
      return items.some((item) => item.startedAt !== null);
    },
    append(id: string, samples: Int16Array) {
      const item = itemOf(id);
      const all = new Int16Array(item.rest.length + samples.length);
      all.set(item.rest);
      all.set(samples, item.rest.length);
      let at = 0;
      for (; at + FRAME_SAMPLES <= all.length; at += FRAME_SAMPLES) item.frames.push(all.slice(at, at + FRAME_SAMPLES));
      item.rest = all.slice(at);
      pump();
    },
    /** No more sound of this item will come. */
    complete(id: string) {
      for (const item of items) if (item.id === id) complete(item);
      pump();
    },
    /** No more sound will come at all: what is there is all there is. */
    completeAll() {
      for (const item of items) complete(item);
      pump();
    },
    /** Silence at once, but nothing is lost: what was queued and not heard is kept for `resume`. */
    hold() {
      if (held || items.length === 0) return;
      cancelTimer();
      held = true;
      attempt++;
      transport.clear();
      on.onErased(clock.now());
      for (const item of items) {
        item.endsAt.length = heardFrames(item);
        item.mark = null;
      }
      queueEndsAt = clock.now();
    },
    resume() {
      if (!held) return;
      held = false;
      pump();
    },
    /** Throws away what was not heard, and tells how much of each item was. */
    cut(): HeardItem[] {
      cancelTimer();
      if (items.length > 0 && !held && queueEndsAt > clock.now()) {
        transport.clear();
        on.onErased(clock.now());
      }
      queueEndsAt = clock.now();
      held = false;
      const cut = items.map(heard);
      items = [];
      return cut;
    },
    acknowledge(name: string) {
      const item = items[0];
      if (!item || held || item.mark !== name) return;
      // Nothing plays faster than life: a mark that comes before its sound can have ended proves nothing.
      if ((item.endsAt.at(-1) ?? 0) - EARLY_MS <= clock.now()) finish(item);
    },
  };
}
