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
  await clock.advance(120);
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

test("a mark that comes before its sound can have ended does not make it heard", async () => {
  const { clock, playout, play, marks } = setup();
  play(1, "alpha bravo charlie", 150);
  playout.acknowledge(marks[0]!);
  await clock.advance(60);
  expect(playout.cut().text).toBe("");
});

test("words that a broken voice never spoke do not count as heard", async () => {
  const { clock, playout, marks, finished } = setup();
  playout.begin(1);
  playout.openChunk(1, "one two three four five six seven eight");
  playout.append(1, new Int16Array(1000 * 8).fill(900));
  playout.breakChunk(1);
  playout.seal(1);
  playout.release(1);
  await clock.advance(1000);
  playout.acknowledge(marks[0]!);
  await clock.advance(100);
  expect(finished).toMatchObject([{ text: "one two" }]);
});

test("a chunk whose voice stays silent has no heard words", async () => {
  const { clock, play, finished } = setup();
  play(1, "never spoken", 0);
  await clock.advance(1500);
  expect(finished).toMatchObject([{ text: "" }]);
});

test("a sound takes its place between the sentences and is named once it was heard", async () => {
  const { clock, playout, marks, sent, finished } = setup();
  playout.begin(1);
  playout.openChunk(1, "Two it is.");
  playout.append(1, new Int16Array(400 * 8).fill(900));
  playout.completeChunk(1);
  playout.playSound(1, new Int16Array(200 * 8).fill(3000), "2");
  playout.playSound(1, new Int16Array(200 * 8).fill(3000), "#");
  playout.seal(1);
  playout.release(1);
  for (let ms = 0; ms < 800; ms += 20) await clock.advance(20);
  expect(sent).toHaveLength(40);
  expect(marks).toHaveLength(3);
  for (const mark of marks) playout.acknowledge(mark);
  await clock.advance(20);
  expect(finished).toMatchObject([{ text: "Two it is.", sounds: ["2", "#"] }]);
});

test("a sound that was cut is not among the sounds heard", async () => {
  const { clock, playout } = setup();
  playout.begin(1);
  playout.playSound(1, new Int16Array(200 * 8).fill(3000), "1");
  playout.playSound(1, new Int16Array(200 * 8).fill(3000), "2");
  playout.seal(1);
  playout.release(1);
  for (let ms = 0; ms < 320; ms += 20) await clock.advance(20);
  expect(playout.cut()).toMatchObject({ text: "", sounds: ["1"] });
});
