import { expect, test } from "vitest";
import { createVirtualClock } from "../clock/virtual-clock.ts";
import type { TransportEvent } from "../ports.ts";
import { connectedFrame, connectFake, dtmfFrame, FakeSocket, mediaFrame, stopFrame } from "./fake-socket.ts";
import { openMediaStream } from "./open-media-stream.ts";

async function connect() {
  const clock = createVirtualClock();
  const { socket, stream } = await connectFake(clock);
  const events: TransportEvent[] = [];
  stream.transport.listen((event) => events.push(event));
  return { clock, socket, transport: stream.transport, events };
}

test("a socket that is open and mute is refused after ten seconds, and no timer stays", async () => {
  const clock = createVirtualClock();
  const socket = new FakeSocket();
  socket.answersClose = false;
  const refused = expect(openMediaStream(socket, clock)).rejects.toThrow("before it started");
  socket.receive(connectedFrame);
  await clock.advance(10_000);
  await refused;
  expect(socket.closeCode).toBe(1008);
  expect(socket.terminated).toBe(false);
  await clock.advance(2000);
  expect(socket.terminated).toBe(true);
  expect(clock.pending()).toBe(0);
});

test("a peer that never reads ends the call instead of filling the memory", async () => {
  const { clock, socket, transport, events } = await connect();
  socket.bufferedAmount = 300 * 1024;
  transport.send(new Int16Array(160));
  expect(events).toEqual([{ type: "closed", reason: "the peer does not read" }]);
  expect(socket.terminated).toBe(true);
  const { length } = socket.sent;
  transport.send(new Int16Array(160));
  transport.mark("a");
  expect(socket.sent).toHaveLength(length);
  expect(clock.pending()).toBe(0);
});

test("a peer that does not answer our closing is cut off after two seconds", async () => {
  const { clock, socket, transport, events } = await connect();
  socket.answersClose = false;
  transport.close();
  transport.close();
  await clock.advance(1999);
  expect(socket.terminated).toBe(false);
  await clock.advance(1);
  expect(socket.terminated).toBe(true);
  expect(events).toEqual([{ type: "closed", reason: "closed" }]);
  expect(clock.pending()).toBe(0);
});

test.each([
  ["stop and the socket's end", (socket: FakeSocket) => [socket.receive(stopFrame), socket.gone()], "stopped"],
  ["two ends of the socket", (socket: FakeSocket) => [socket.gone(), socket.gone()], "closed"],
  ["an error and the end after it", (socket: FakeSocket) => [socket.emit("error"), socket.gone()], "socket error"],
])("%s close the stream once", async (_name, end, reason) => {
  const { socket, events } = await connect();
  end(socket);
  socket.receive(mediaFrame(0));
  expect(events).toEqual([{ type: "closed", reason }]);
});

test("audio faster than real time is taken for 15 s and then only as time goes on", async () => {
  const { clock, socket, events } = await connect();
  const flood = (from: number, frames: number) => {
    for (let frame = 0; frame < frames; frame++) socket.receive(mediaFrame((from + frame) * 20));
  };
  const seconds = () =>
    events.reduce((sum, event) => sum + (event.type === "audio" ? event.samples.length : 0), 0) / 8000;
  flood(0, 3000);
  expect(seconds()).toBeLessThanOrEqual(15.1);
  await clock.advance(60_000);
  flood(3000, 10);
  // The stretch that was dropped is silence now, so that later audio has its place.
  expect(seconds()).toBeCloseTo(25.2 + 0.02, 0);
});

test("stamps that leap ten seconds with each frame cannot make us chew silence for ever", async () => {
  const { socket, events } = await connect();
  for (let frame = 0; frame < 500; frame++) socket.receive(mediaFrame(frame * 10_000));
  const samples = events.reduce((sum, event) => sum + (event.type === "audio" ? event.samples.length : 0), 0);
  expect(samples / 8000).toBeLessThanOrEqual(15.1);
});

test("a flood of keys comes through as twenty a second", async () => {
  const { clock, socket, events } = await connect();
  for (let key = 0; key < 10_000; key++) socket.receive(dtmfFrame("5"));
  expect(events).toHaveLength(20);
  await clock.advance(1000);
  socket.receive(dtmfFrame("6"));
  expect(events.at(-1)).toEqual({ type: "dtmf", digit: "6" });
});

test("a stream that nobody listens to is closed after 30 s of audio instead of growing", async () => {
  const clock = createVirtualClock();
  const { socket, stream } = await connectFake(clock);
  for (let frame = 0; frame < 2000; frame++) {
    socket.receive(mediaFrame(frame * 20));
    if (frame % 50 === 0) await clock.advance(1000);
  }
  expect(socket.closeCode).toBe(1011);
  const events: TransportEvent[] = [];
  stream.transport.listen((event) => events.push(event));
  expect(events.at(-1)).toEqual({ type: "closed", reason: "not listened to" });
  expect(events.length).toBeLessThanOrEqual(1502);
});
