import { type CallClock, FRAME_MS, type MediaTransport } from "../ports.ts";
import {
  appendTo,
  type Chunk,
  complete,
  framesEndedBy,
  hasEndedBy,
  measuredMsPerCharacter,
  newChunk,
  SLOW_MS_PER_CHARACTER,
  wordsHeard,
} from "./chunk.ts";

/** Twilio has no pause: what we send is gone. 160 ms ahead rides out our own jitter and keeps an interruption short. */
const LEAD_MS = 160;
/** A mark that has not come this long after its audio must have ended is taken as lost. */
const MARK_GRACE_MS = 1000;
/** A word counts as heard this long after its end: the other side may have begun to play up to two frames later than we think. */
const LATE_MS = 40;

export interface Heard {
  text: string;
  /** Names of the sounds (`playSound`) that were heard to their end, in order. */
  sounds: string[];
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
  /** Chunks before this one have been sent whole, mark included. */
  let sending = 0;
  let released = false;
  let held = false;
  let heldAt = 0;
  let sealed = false;
  let startedAt: number | null = null;
  let queueEndsAt = 0;
  let msPerCharacter = SLOW_MS_PER_CHARACTER;
  let cancelTimer = () => {};

  const reset = () => {
    cancelTimer();
    chunks = [];
    sending = 0;
    released = false;
    held = false;
    sealed = false;
    startedAt = null;
  };

  /** Nothing plays faster than real time: a mark that comes before its sound can have ended proves nothing yet. */
  const acknowledged = (chunk: Chunk) =>
    chunk.marked && chunk.complete && (chunk.endsAt.at(-1) ?? 0) - LATE_MS <= clock.now();

  const heardBy = (at: number): Heard => {
    const until = (chunk: Chunk) => (acknowledged(chunk) ? Number.POSITIVE_INFINITY : at);
    const words = chunks.map((chunk) => wordsHeard(chunk, until(chunk), msPerCharacter));
    const sounds = chunks.flatMap((chunk) =>
      chunk.sound !== null && hasEndedBy(chunk, until(chunk)) ? [chunk.sound] : [],
    );
    return { text: words.filter(Boolean).join(" "), sounds, startedAt, endedAt: clock.now() };
  };

  const done = () => sealed && sending === chunks.length;

  const finish = () => {
    const heard = heardBy(Number.POSITIVE_INFINITY);
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
    const playing = generation;
    // A handler of ours may hold or cut in the middle of this.
    const stopped = () => !released || held || generation !== playing;
    while (!stopped() && sending < chunks.length) {
      const chunk = chunks[sending]!;
      if (chunk.endsAt.length < chunk.frames.length) {
        if (queueEndsAt - clock.now() >= LEAD_MS) break;
        sendNext(chunk);
      } else if (chunk.complete) {
        if (!chunk.marked) {
          chunk.mark = `${generation}.${attempt}.${sending}`;
          transport.mark(chunk.mark);
        }
        sending++;
      } else break;
    }
    if (stopped()) return;
    if (done()) {
      const endsIn = queueEndsAt - clock.now() + (chunks.every((chunk) => chunk.marked) ? -LATE_MS : MARK_GRACE_MS);
      if (endsIn <= 0) return finish();
      cancelTimer = clock.after(endsIn, finish);
    } else if (sending < chunks.length && chunks[sending]!.endsAt.length < chunks[sending]!.frames.length) {
      cancelTimer = clock.after(queueEndsAt - LEAD_MS + 1 - clock.now(), pump);
    }
  };

  const open = (of: number) => (of === generation ? chunks.at(-1) : undefined);

  return {
    /** Starts collecting a new generation; nothing is heard before `release`. Any earlier one must have ended or been cut. */
    begin(next: number) {
      reset();
      generation = next;
      attempt = 0;
    },
    /** Announces the next chunk's text. Its audio follows by `append`, then `completeChunk`. */
    openChunk(of: number, text: string) {
      if (of === generation) chunks.push(newChunk(text));
    },
    append(of: number, samples: Int16Array) {
      const chunk = open(of);
      if (!chunk || chunk.complete) return;
      appendTo(chunk, samples);
      pump();
    },
    completeChunk(of: number) {
      const chunk = open(of);
      if (!chunk || chunk.complete) return;
      complete(chunk);
      msPerCharacter = measuredMsPerCharacter(chunk) ?? msPerCharacter;
      pump();
    },
    /** The chunk's audio broke off: what there is will be heard, and only the words that fit into it count. */
    breakChunk(of: number) {
      const chunk = open(of);
      if (!chunk || chunk.complete) return;
      chunk.broken = true;
      complete(chunk);
      pump();
    },
    /** Takes the open chunk's audio back, to be made anew. False when a part of it has been sent. */
    retractChunk(of: number): boolean {
      const chunk = open(of);
      if (!chunk || chunk.complete || chunk.endsAt.length > 0) return false;
      chunks[chunks.length - 1] = newChunk(chunk.text);
      return true;
    },
    /** Plays a sound without words (keys, a beep) after the chunks so far. `name` comes back in `Heard.sounds` once it was heard. */
    playSound(of: number, samples: Int16Array, name = "") {
      if (of !== generation) return;
      const chunk = newChunk("", name);
      appendTo(chunk, samples);
      complete(chunk);
      chunks.push(chunk);
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
    /** Silence at once, but nothing is lost: what was queued and not surely heard is kept for `resume`. */
    hold() {
      if (held || startedAt === null) return;
      cancelTimer();
      held = true;
      heldAt = clock.now();
      attempt++;
      transport.clear();
      onErased(heldAt);
      for (const chunk of chunks) {
        if (acknowledged(chunk)) continue;
        chunk.endsAt.length = framesEndedBy(chunk, heldAt - LATE_MS);
        chunk.mark = null;
        chunk.marked = false;
      }
      sending = chunks.findIndex((chunk) => !chunk.marked);
      if (sending < 0) sending = chunks.length;
      queueEndsAt = heldAt;
    },
    resume() {
      if (!held) return;
      held = false;
      pump();
    },
    /** Ends the generation now and tells what of it was heard. */
    cut(): Heard {
      const now = clock.now();
      if (startedAt !== null && !held && queueEndsAt > now) {
        transport.clear();
        onErased(now);
        queueEndsAt = now;
      }
      const heard = heardBy((held ? heldAt : now) - LATE_MS);
      generation = -1;
      reset();
      return heard;
    },
    /** A mark came back. Marks of a cut generation or of audio that a hold took back are not of this attempt and count nothing. */
    acknowledge(name: string) {
      const chunk = chunks.find((candidate) => candidate.mark === name);
      if (!chunk || held) return;
      chunk.marked = true;
      if (done()) pump();
    },
  };
}

export type Playout = ReturnType<typeof createPlayout>;
