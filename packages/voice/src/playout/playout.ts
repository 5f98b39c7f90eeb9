import { type CallClock, FRAME_MS, FRAME_SAMPLES, type MediaTransport } from "../ports.ts";
import { heardWords } from "./heard-text.ts";

/** Twilio has no pause: what we send is gone. 160 ms ahead rides out our own jitter and keeps an interruption short. */
const LEAD_MS = 160;
/** A mark that has not come this long after its audio must have ended is taken as lost. */
const MARK_GRACE_MS = 1000;
/** Speaking rate for a chunk whose audio is not complete yet (Flite and OpenAI's voices: 60-75 ms a character). */
const MS_PER_CHARACTER = 75;

interface Chunk {
  text: string;
  frames: Int16Array[];
  /** When each sent frame ends at the other side, by our model of its queue. */
  endsAt: number[];
  rest: Int16Array;
  complete: boolean;
  mark: string | null;
  acknowledged: boolean;
}

export interface Heard {
  text: string;
  startedAt: number | null;
  endedAt: number;
}

export interface PlayoutOptions {
  transport: MediaTransport;
  clock: CallClock;
  onStarted(generation: number, at: number): void;
  onFinished(generation: number, heard: Heard): void;
  /** A frame that will be heard at `at`; `onErased` takes back all frames from `at` on. */
  onFrame(frame: Int16Array, at: number): void;
  onErased(at: number): void;
}

/**
 * Plays one reply (a generation) at a time: cuts audio into 20 ms frames, sends them at most LEAD_MS ahead, and knows at any
 * moment which words have been heard (acknowledged marks, plus whole words of the chunk in play). Times are of `clock`.
 */
export function createPlayout({ transport, clock, onStarted, onFinished, onFrame, onErased }: PlayoutOptions) {
  let generation = -1;
  let attempt = 0;
  let chunks: Chunk[] = [];
  let released = false;
  let held = false;
  let sealed = false;
  let startedAt: number | null = null;
  let queueEndsAt = 0;
  let cancelTimer = () => {};

  const reset = () => {
    cancelTimer();
    chunks = [];
    released = false;
    held = false;
    sealed = false;
    startedAt = null;
  };

  const playedFrames = (chunk: Chunk) => chunk.endsAt.filter((end) => end <= clock.now()).length;

  const heardNow = (): string =>
    chunks
      .map((chunk) => {
        if (chunk.acknowledged) return chunk.text.trim();
        const known = chunk.frames.length * FRAME_MS;
        const total = chunk.complete ? known : Math.max(known, chunk.text.length * MS_PER_CHARACTER);
        return total === 0 ? "" : heardWords(chunk.text, (playedFrames(chunk) * FRAME_MS) / total);
      })
      .filter(Boolean)
      .join(" ");

  const done = () => sealed && chunks.every((chunk) => chunk.complete && chunk.endsAt.length === chunk.frames.length);

  const finish = () => {
    const heard = { text: chunks.map((chunk) => chunk.text.trim()).join(" "), startedAt, endedAt: clock.now() };
    const finished = generation;
    reset();
    onFinished(finished, heard);
  };

  const sendNext = (chunk: Chunk) => {
    const frame = chunk.frames[chunk.endsAt.length]!;
    const at = Math.max(queueEndsAt, clock.now());
    transport.send(frame);
    queueEndsAt = at + FRAME_MS;
    chunk.endsAt.push(queueEndsAt);
    onFrame(frame, at);
    if (startedAt === null) {
      startedAt = at;
      onStarted(generation, at);
    }
  };

  const pump = () => {
    cancelTimer();
    if (!released || held) return;
    for (const [index, chunk] of chunks.entries()) {
      while (chunk.endsAt.length < chunk.frames.length && queueEndsAt - clock.now() < LEAD_MS) sendNext(chunk);
      if (chunk.endsAt.length < chunk.frames.length) break;
      if (!chunk.complete) break;
      if (chunk.mark === null) {
        chunk.mark = `${generation}.${attempt}.${index}`;
        transport.mark(chunk.mark);
      }
    }
    if (done()) {
      if (chunks.every((chunk) => chunk.acknowledged)) return finish();
      cancelTimer = clock.after(queueEndsAt + MARK_GRACE_MS - clock.now(), () => done() && finish());
    } else if (chunks.some((chunk) => chunk.endsAt.length < chunk.frames.length)) {
      cancelTimer = clock.after(queueEndsAt - LEAD_MS + 1 - clock.now(), pump);
    }
  };

  return {
    /** Starts collecting a new generation; nothing is heard before `release`. Any earlier one must have ended or been cut. */
    begin(next: number) {
      reset();
      generation = next;
      attempt = 0;
    },
    /** Announces the next chunk's text. Its audio follows by `append`, then `complete`. */
    openChunk(of: number, text: string) {
      if (of !== generation) return;
      chunks.push({
        text,
        frames: [],
        endsAt: [],
        rest: new Int16Array(0),
        complete: false,
        mark: null,
        acknowledged: false,
      });
    },
    append(of: number, samples: Int16Array) {
      const chunk = of === generation ? chunks.at(-1) : undefined;
      if (!chunk) return;
      const all = new Int16Array(chunk.rest.length + samples.length);
      all.set(chunk.rest);
      all.set(samples, chunk.rest.length);
      let at = 0;
      for (; at + FRAME_SAMPLES <= all.length; at += FRAME_SAMPLES)
        chunk.frames.push(all.slice(at, at + FRAME_SAMPLES));
      chunk.rest = all.slice(at);
      pump();
    },
    completeChunk(of: number) {
      const chunk = of === generation ? chunks.at(-1) : undefined;
      if (!chunk) return;
      if (chunk.rest.length > 0) {
        const last = new Int16Array(FRAME_SAMPLES);
        last.set(chunk.rest);
        chunk.frames.push(last);
        chunk.rest = new Int16Array(0);
      }
      chunk.complete = true;
      pump();
    },
    /** No more chunks will come. */
    seal(of: number) {
      if (of !== generation) return;
      sealed = true;
      pump();
    },
    release(of: number) {
      if (of !== generation) return;
      released = true;
      pump();
    },
    /** Silence at once, but nothing is lost: what was queued and not heard is kept for `resume`. */
    hold() {
      if (held || startedAt === null) return;
      cancelTimer();
      held = true;
      attempt++;
      transport.clear();
      onErased(clock.now());
      for (const chunk of chunks) {
        chunk.endsAt.length = playedFrames(chunk);
        if (!chunk.acknowledged) chunk.mark = null;
      }
      queueEndsAt = clock.now();
    },
    resume() {
      if (!held) return;
      held = false;
      pump();
    },
    /** Ends the generation now and tells what of it was heard. */
    cut(): Heard {
      if (startedAt !== null && !held && queueEndsAt > clock.now()) {
        transport.clear();
        onErased(clock.now());
        queueEndsAt = clock.now();
      }
      const heard = { text: heardNow(), startedAt, endedAt: clock.now() };
      generation = -1;
      reset();
      return heard;
    },
    /** A mark came back. Marks of a cut generation or of audio that a hold took back are not of this attempt and count nothing. */
    acknowledge(name: string) {
      const chunk = chunks.find((candidate) => candidate.mark === name);
      if (!chunk || held) return;
      chunk.acknowledged = true;
      if (done() && chunks.every((each) => each.acknowledged)) finish();
    },
  };
}

export type Playout = ReturnType<typeof createPlayout>;
