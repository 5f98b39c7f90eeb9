import { EventEmitter } from "node:events";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createVirtualClock } from "../clock/virtual-clock.ts";
import type { TransportEvent } from "../ports.ts";
import { openBrowserStream } from "./open-browser-stream.ts";
import { pcmBytes } from "./pcm.ts";

class FakeSocket extends EventEmitter {
  readyState = 1;
  bufferedAmount = 0;
  sent: (string | Uint8Array)[] = [];
  closedWith: number | null = null;
  send(data: string | Uint8Array) {
    this.sent.push(data);
  }
  close(code?: number) {
    this.closedWith ??= code ?? 1005;
    this.readyState = 2;
  }
  binary(bytes: Buffer) {
    this.emit("message", bytes, true);
  }
  text(message: object | string) {
    this.emit("message", Buffer.from(typeof message === "string" ? message : JSON.stringify(message)), false);
  }
}

function connect() {
  const clock = createVirtualClock();
  const socket = new FakeSocket();
  const stream = openBrowserStream(socket, clock);
  const events: TransportEvent[] = [];
  stream.transport.listen((event) => events.push(event));
  const audio = () => events.flatMap((event) => (event.type === "audio" ? [event] : []));
  const heardMs = () => audio().reduce((sum, { samples }) => sum + samples.length / 8, 0);
  return { clock, socket, stream, events, audio, heardMs };
}
const frame = (value = 1000) => pcmBytes(new Int16Array(160).fill(value));

test("frames come through as they were spoken, one after the other", async () => {
  const { clock, socket, audio } = connect();
  for (const value of [1, -2, 32767]) {
    await clock.advance(20);
    socket.binary(frame(value));
  }
  expect(audio().map(({ atMs, samples }) => [atMs, samples.length, samples[0]])).toEqual([
    [0, 160, 1],
    [20, 160, -2],
    [40, 160, 32767],
  ]);
});

test.each([
  ["half a sample", Buffer.alloc(321)],
  ["nothing", Buffer.alloc(0)],
  ["a second in one frame", Buffer.alloc(16_000)],
])("%s is no audio and the stream goes on", (_name, bytes) => {
  const { socket, events, audio } = connect();
  socket.binary(bytes);
  expect(events).toEqual([]);
  socket.binary(frame());
  expect(audio()).toHaveLength(1);
});

test("whatever text comes, the stream neither throws nor tells of what it did not understand", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { socket, events } = connect();
      socket.text(text);
      expect(events).toEqual([]);
    }),
  );
});

test("frames that the network held up and lets go at once are no gap", async () => {
  const { clock, socket, heardMs } = connect();
  for (let sent = 0; sent < 50; sent++) {
    await clock.advance(20);
    socket.binary(frame());
  }
  await clock.advance(3_000);
  for (let sent = 0; sent < 150; sent++) socket.binary(frame());
  for (let sent = 0; sent < 100; sent++) {
    await clock.advance(20);
    socket.binary(frame());
  }
  expect(heardMs()).toBe(300 * 20);
});

test("audio that a sleeping tab never sent becomes silence, so that later audio keeps its place", async () => {
  const { clock, socket, audio } = connect();
  const speak = async (frames: number) => {
    for (let sent = 0; sent < frames; sent++) {
      await clock.advance(20);
      socket.binary(frame());
    }
  };
  await speak(100);
  await clock.advance(4_000);
  await speak(200);
  const last = audio().at(-1)!;
  expect(last.atMs + 20).toBe(300 * 20 + 4_000);
  const silence = audio().filter(({ samples }) => samples.every((sample) => sample === 0));
  expect(silence.map(({ samples }) => samples.length / 8)).toEqual([4_000]);
});

test("audio that comes faster than time is dropped, so that a page cannot fill our memory", () => {
  const { socket, heardMs } = connect();
  for (let sent = 0; sent < 5_000; sent++) socket.binary(frame());
  expect(heardMs()).toBeLessThanOrEqual(1_040);
});

test("a mark counts when it comes back, once, and only when we sent it", () => {
  const { socket, stream, events } = connect();
  stream.transport.mark("0.0.1");
  for (const name of ["0.0.1", "0.0.1", "invented"]) socket.text({ type: "mark", name });
  expect(events).toEqual([{ type: "mark", name: "0.0.1" }]);
});

test("audio goes out as little endian samples, marks and clear in their order between it", () => {
  const { socket, stream } = connect();
  stream.transport.send(Int16Array.of(1, -2));
  stream.transport.mark("a");
  stream.transport.clear();
  expect(socket.sent.map((data) => (typeof data === "string" ? JSON.parse(data) : [...data]))).toEqual([
    [1, 0, 0xfe, 0xff],
    { type: "mark", name: "a" },
    { type: "clear" },
  ]);
});

test("a page that stops reading is hung up instead of being buffered for", () => {
  const { socket, stream, events } = connect();
  socket.bufferedAmount = 200_000;
  stream.transport.send(new Int16Array(160));
  expect([socket.sent, socket.closedWith]).toEqual([[], 1013]);
  socket.emit("close");
  expect(events).toEqual([{ type: "closed", reason: "too slow" }]);
});

test("what came before anybody listened is told first", () => {
  const socket = new FakeSocket();
  const stream = openBrowserStream(socket, createVirtualClock());
  socket.binary(frame());
  socket.emit("close");
  const events: string[] = [];
  stream.transport.listen(({ type }) => events.push(type));
  expect(events).toEqual(["audio", "closed"]);
});

test("a flood of keys is let through only as fast as a finger presses them", async () => {
  const { clock, socket, events } = connect();
  const flood = () => {
    for (let press = 0; press < 500; press++) socket.text({ type: "dtmf", digit: "1" });
  };
  flood();
  expect(events).toHaveLength(20);
  await clock.advance(1000);
  flood();
  expect(events).toHaveLength(40);
});
