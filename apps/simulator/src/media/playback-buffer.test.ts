import { expect, test } from "vitest";
import { PlaybackBuffer } from "./playback-buffer.ts";

function setUp() {
  const marks: string[] = [];
  return { marks, buffer: new PlaybackBuffer((name) => marks.push(name)) };
}
const audio = (bytes: number, value = 1) => new Uint8Array(bytes).fill(value);

test("plays in the order of arrival, across chunks of any size, and silence when nothing is queued", () => {
  const { buffer } = setUp();
  buffer.append(audio(100, 1));
  buffer.append(audio(90, 2));
  const first = buffer.pull();
  expect([first[0], first[99], first[100], first[159]]).toEqual([1, 1, 2, 2]);
  const second = buffer.pull();
  expect([second[29], second[30], second[159]]).toEqual([2, 0xff, 0xff]);
});

test("a mark returns only after the audio before it has sounded, whatever is queued behind it", () => {
  const { buffer, marks } = setUp();
  buffer.append(audio(320));
  buffer.mark("after two frames");
  buffer.append(audio(160));
  buffer.mark("after three frames");
  buffer.pull();
  buffer.pull();
  expect(marks).toEqual([]);
  buffer.pull();
  expect(marks).toEqual(["after two frames"]);
  buffer.pull();
  expect(marks).toEqual(["after two frames", "after three frames"]);
});

test("a mark returns at once when nothing is queued", () => {
  const { buffer, marks } = setUp();
  buffer.mark("now");
  expect(marks).toEqual(["now"]);
});

test("clear drops the audio and returns every outstanding mark in order", () => {
  const { buffer, marks } = setUp();
  buffer.append(audio(480));
  buffer.mark("a");
  buffer.append(audio(480));
  buffer.mark("b");
  buffer.pull();
  buffer.clear();
  expect(marks).toEqual(["a", "b"]);
  expect(buffer.pull().every((byte) => byte === 0xff)).toBe(true);
});
