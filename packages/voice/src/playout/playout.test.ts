import { expect, test } from "vitest";
import { createVirtualClock } from "../clock/virtual-clock.ts";
import type { MediaTransport } from "../ports.ts";
import { createPlayout, type Heard } from "./playout.ts";

function setup() {
  const clock = createVirtualClock();
  const sent: { at: number }[] = [];
  const marks: string[] = [];
  const clears: number[] = [];
  const finished: Heard[] = [];
  const erased: number[] = [];
  const transport: MediaTransport = {
    listen() {},
    send: () => void sent.push({ at: clock.now() }),
    mark: (name) => void marks.push(name),
    clear: () => void clears.push(clock.now()),
    close() {},
  };
  const playout = createPlayout({
    transport,
    clock,
    onStarted() {},
    onFinished: (_generation, heard) => finished.push(heard),
    onFrame() {},
    onErased: (at) => erased.push(at),
  });
  const play = (generation: number, text: string, ms: number) => {
    playout.begin(generation);
    playout.openChunk(generation, text);
    playout.append(generation, new Int16Array(ms * 8).fill(900));
    playout.completeChunk(generation);
    playout.seal(generation);
    playout.release(generation);
  };
  return { clock, playout, play, sent, marks, clears, finished, erased };
}

test("frames go out at most 200 ms ahead of what the other side can have played", async () => {
  const { clock, play, sent } = setup();
  play(1, "Ten words would take about this long to say aloud.", 3000);
  for (let ms = 0; ms < 2800; ms += 10) {
    await clock.advance(10);
    expect(sent.length * 20 - clock.now()).toBeLessThanOrEqual(200);
    expect(sent.length * 20 - clock.now()).toBeGreaterThan(0);
  }
});

test("a mark of a cleared generation is not heard", async () => {
  const { clock, playout, play, marks, finished } = setup();
  play(1, "one two", 100);
  expect(marks).toHaveLength(1);
  await clock.advance(20);
  const heard = playout.cut();
  expect(heard.text).toBe("");
  play(2, "three four", 4000);
  playout.acknowledge(marks[0]!);
  await clock.advance(100);
  expect(finished).toEqual([]);
  expect(playout.cut().text).toBe("");
});

test("a mark that a hold sent back early does not count the held words as heard", async () => {
  const { clock, playout, play, marks } = setup();
  play(1, "alpha bravo charlie", 150);
  await clock.advance(60);
  playout.hold();
  playout.acknowledge(marks[0]!);
  expect(playout.cut().text).toBe("alpha");
});

test("a reply whose last mark is lost still finishes", async () => {
  const { clock, play, finished } = setup();
  play(1, "hello there", 200);
  await clock.advance(1500);
  expect(finished).toMatchObject([{ text: "hello there" }]);
});

test("what was queued and not heard is erased from the recording when cut", async () => {
  const { clock, playout, play, erased } = setup();
  play(1, "a long sentence", 2000);
  await clock.advance(500);
  playout.cut();
  expect(erased).toEqual([500]);
});
