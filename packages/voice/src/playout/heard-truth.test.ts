import fc from "fast-check";
import { expect, test } from "vitest";
import { createVirtualClock } from "../clock/virtual-clock.ts";
import type { MediaTransport } from "../ports.ts";
import { createPlayout, type Heard } from "./playout.ts";

const FRAME = 160;

/** One frame for each character, spaces silent, numbered from `number` on in its first two samples: a word's end is known to the frame. */
function soundOf(text: string, number: number): Int16Array {
  const sound = new Int16Array(text.length * FRAME);
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== " ") sound.fill(900, at * FRAME, (at + 1) * FRAME);
    sound.set([(number + at) % 100, Math.floor((number + at) / 100)], at * FRAME);
  }
  return sound;
}

interface Line {
  latencyMs: number;
  /** Every second frame comes this much later than the others. */
  jitterMs: number;
  losesMark: readonly boolean[];
  lateMarksMs: number;
}

/**
 * The other end of the line: plays a frame every 20 ms, sends a mark back when what was queued before it has played, and all of them
 * after a clear. `played`: how many frames, by their numbers, were heard to their
 * end.
 */
function createFarEnd(line: Line, onMark: (name: string) => void) {
  const clock = createVirtualClock();
  const far = { played: 0 };
  let queue: (string | number)[] = [];
  let playing = false;
  let clears = 0;
  let sends = 0;
  let marks = 0;
  let arrivals = 0;
  const echo = (name: string) => {
    const lost = line.losesMark[marks++ % Math.max(1, line.losesMark.length)] ?? false;
    if (!lost) clock.after(line.latencyMs + line.lateMarksMs, () => onMark(name));
  };
  const play = () => {
    while (!playing && queue.length > 0) {
      const item = queue.shift()!;
      if (typeof item === "string") {
        echo(item);
        continue;
      }
      playing = true;
      const before = clears;
      clock.after(20, () => {
        if (before !== clears) return;
        far.played = Math.max(far.played, item + 1);
        playing = false;
        play();
      });
    }
  };
  /** In order, as TCP is. */
  const arrive = (work: () => void) => {
    arrivals = Math.max(arrivals, clock.now() + line.latencyMs + (sends++ % 2 ? 0 : line.jitterMs));
    clock.after(arrivals - clock.now(), work);
  };
  const queueLater = (item: string | number) =>
    arrive(() => {
      queue.push(item);
      play();
    });
  const transport: MediaTransport = {
    listen() {},
    send: (frame) => queueLater(frame[0]! + frame[1]! * 100),
    mark: (name) => queueLater(name),
    clear: () =>
      arrive(() => {
        clears++;
        playing = false;
        const dropped = queue;
        queue = [];
        for (const item of dropped) if (typeof item === "string") echo(item);
      }),
    close() {},
  };
  return { clock, transport, far };
}

/** The words of `chunks` that lie whole inside the first `frames` frames. */
function wordsWithin(chunks: readonly string[], frames: number): string[] {
  let start = 0;
  const words: string[] = [];
  for (const chunk of chunks) {
    for (const word of chunk.matchAll(/\S+/g)) if (start + word.index + word[0].length <= frames) words.push(word[0]);
    start += chunk.length;
  }
  return words;
}

const word = fc.string({ unit: fc.constantFrom(..."abcdefg"), minLength: 1, maxLength: 9 });
const chunk = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
const line = fc.record({
  latencyMs: fc.nat(150),
  jitterMs: fc.constantFrom(0, 0, 15, 35),
  losesMark: fc.array(fc.boolean(), { maxLength: 4 }),
  lateMarksMs: fc.constantFrom(0, 10, 400),
});
const moves = fc.array(
  fc.record({ afterMs: fc.integer({ min: 1, max: 400 }), do: fc.constantFrom("hold", "resume") }),
  {
    maxLength: 4,
  },
);
const pieces = fc.oneof(
  fc.record({ samples: fc.integer({ min: 50, max: 4000 }), everyMs: fc.constant(0) }),
  fc.record({ samples: fc.integer({ min: 500, max: 4000 }), everyMs: fc.constantFrom(5, 130) }),
);

test("whatever is cut, held and lost on the way: exactly the words that the other side heard to their end count as heard", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(chunk, { minLength: 1, maxLength: 4 }),
      line,
      moves,
      pieces,
      fc.integer({ min: 1, max: 2500 }),
      async (chunks, conditions, plan, piece, cutAfterMs) => {
        const { clock, transport, far } = createFarEnd(conditions, (name) => playout.acknowledge(name));
        let whole = false;
        let number = 0;
        let end: Heard | null = null;
        const playout = createPlayout({
          transport,
          clock,
          onStarted() {},
          onFinished: (_generation, heard) => {
            end = heard;
          },
          onFrame() {},
          onErased() {},
        });
        playout.begin(1);
        playout.release(1);
        const speak = async () => {
          for (const text of chunks) {
            playout.openChunk(1, text);
            const sound = soundOf(text, number);
            number += text.length;
            for (let at = 0; at < sound.length; at += piece.samples) {
              playout.append(1, sound.subarray(at, at + piece.samples));
              if (piece.everyMs > 0) await new Promise<void>((resolve) => clock.after(piece.everyMs, resolve));
            }
            playout.completeChunk(1);
          }
          playout.seal(1);
          whole = true;
        };
        const spoken = speak();
        for (const move of plan) {
          await clock.advance(move.afterMs);
          playout[move.do === "hold" ? "hold" : "resume"]();
        }
        playout.resume();
        await clock.advance(cutAfterMs);
        const heard: Heard = end ?? playout.cut();
        const all = whole;
        await clock.advance(conditions.latencyMs + conditions.jitterMs);
        const truth = wordsWithin(chunks, far.played);
        const counted = heard.text === "" ? [] : heard.text.split(" ");
        expect(truth.slice(0, counted.length)).toEqual(counted);
        // Two frames of caution and one of rounding; while a chunk's sound is still coming, more.
        if (all && conditions.jitterMs === 0)
          expect(counted.length).toBeGreaterThanOrEqual(wordsWithin(chunks, far.played - 3).length);
        await clock.advance(20_000);
        await spoken;
        expect(clock.pending()).toBe(0);
      },
    ),
    { numRuns: 300 },
  );
});
