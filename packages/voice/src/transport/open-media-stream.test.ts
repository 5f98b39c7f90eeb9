import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { decodeMulaw, encodeMulaw } from "../audio/mulaw.ts";
import { createVirtualClock } from "../clock/virtual-clock.ts";
import type { TransportEvent } from "../ports.ts";
import { openMediaStream } from "./open-media-stream.ts";

class FakeSocket extends EventEmitter {
  readyState = 1;
  sent: { event: string; media?: { payload: string }; mark?: { name: string }; streamSid?: string }[] = [];
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.readyState = 3;
    this.emit("close");
  }
  receive(message: object | string) {
    this.emit("message", Buffer.from(typeof message === "string" ? message : JSON.stringify(message)), false);
  }
}

const start = {
  event: "start",
  sequenceNumber: "1",
  streamSid: "MZ1",
  start: {
    accountSid: "AC1",
    streamSid: "MZ1",
    callSid: "CA1",
    tracks: ["inbound"],
    mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 },
    customParameters: { call: "42" },
  },
};
const media = (timestamp: number, value = 1000) => ({
  event: "media",
  sequenceNumber: "4",
  streamSid: "MZ1",
  media: {
    track: "inbound",
    chunk: "2",
    timestamp: String(timestamp),
    payload: Buffer.from(encodeMulaw(new Int16Array(160).fill(value))).toString("base64"),
  },
});

async function connect() {
  const socket = new FakeSocket();
  const opening = openMediaStream(socket);
  socket.receive({ event: "connected", protocol: "Call", version: "1.0.0" });
  socket.receive(start);
  const stream = await opening;
  const events: TransportEvent[] = [];
  stream.transport.listen((event) => events.push(event));
  const audio = () => events.flatMap((event) => (event.type === "audio" ? [event] : []));
  return { socket, stream, events, audio };
}

test("start tells call, stream and parameters", async () => {
  const { stream } = await connect();
  expect(stream).toMatchObject({ callSid: "CA1", streamSid: "MZ1", accountSid: "AC1", parameters: { call: "42" } });
});

test("a gap is padded with silence by timestamp, so that later audio keeps its place", async () => {
  const { socket, audio } = await connect();
  socket.receive(media(5));
  socket.receive(media(25));
  socket.receive(media(545));
  expect(audio().map(({ atMs, samples }) => [atMs, samples.length])).toEqual([
    [0, 160],
    [20, 160],
    [40, 4000],
    [540, 160],
  ]);
  expect(audio()[2]!.samples.every((sample) => sample === 0)).toBe(true);
});

test("a gap of an hour is padded with ten seconds at most", async () => {
  const { socket, audio } = await connect();
  socket.receive(media(0));
  socket.receive(media(3_600_000));
  socket.receive(media(3_600_020));
  expect(audio().map(({ samples }) => samples.length)).toEqual([160, 80_000, 160, 160]);
});

test("a frame that comes twice is heard once", async () => {
  const { socket, audio } = await connect();
  for (const timestamp of [0, 20, 40, 60, 20, 80]) socket.receive(media(timestamp));
  expect(audio().map(({ atMs }) => atMs)).toEqual([0, 20, 40, 60, 80]);
});

test.each([
  ["no JSON", "{"],
  ["an unknown event", { event: "surprise" }],
  ["media without payload", { event: "media", media: { timestamp: "1" } }],
  ["media with a payload that is not base64", { event: "media", media: { timestamp: "1", payload: "%%%" } }],
  ["media with a negative time", { event: "media", media: { timestamp: "-5", payload: "" } }],
  ["our own track", { ...media(10), media: { ...media(10).media, track: "outbound" } }],
  ["a second start", start],
])("%s is ignored and the stream goes on", async (_name, message) => {
  const { socket, events, audio } = await connect();
  socket.receive(message);
  expect(events).toEqual([]);
  socket.receive(media(0));
  expect(audio()).toHaveLength(1);
});

test("marks and keys come through", async () => {
  const { socket, events } = await connect();
  socket.receive({ event: "mark", sequenceNumber: "4", streamSid: "MZ1", mark: { name: "a" } });
  socket.receive({
    event: "dtmf",
    streamSid: "MZ1",
    sequenceNumber: "5",
    dtmf: { track: "inbound_track", digit: "#" },
  });
  expect(events).toEqual([
    { type: "mark", name: "a" },
    { type: "dtmf", digit: "#" },
  ]);
});

test("what is sent names the stream and carries bare mu-law", async () => {
  const { socket, stream } = await connect();
  stream.transport.send(new Int16Array(160).fill(1000));
  stream.transport.mark("end");
  stream.transport.clear();
  expect(socket.sent.map(({ event, streamSid }) => [event, streamSid])).toEqual([
    ["media", "MZ1"],
    ["mark", "MZ1"],
    ["clear", "MZ1"],
  ]);
  const bytes = Buffer.from(socket.sent[0]!.media!.payload, "base64");
  expect(bytes).toHaveLength(160);
  expect(Math.abs(decodeMulaw(bytes)[0]! - 1000)).toBeLessThan(40);
});

test("stop and close end the stream once", async () => {
  const { socket, events } = await connect();
  socket.receive({ event: "stop", sequenceNumber: "5", streamSid: "MZ1", stop: { accountSid: "AC1", callSid: "CA1" } });
  socket.close();
  expect(events).toEqual([{ type: "closed", reason: "stopped" }]);
});

test("a socket that never starts is refused after ten seconds", async () => {
  const clock = createVirtualClock();
  const socket = new FakeSocket();
  const opening = openMediaStream(socket, clock);
  const refused = expect(opening).rejects.toThrow("before it started");
  await clock.advance(10_000);
  await refused;
  expect(socket.readyState).toBe(3);
});
