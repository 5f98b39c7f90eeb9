import { expect, test } from "vitest";
import { createVirtualClock } from "../clock/virtual-clock.ts";
import type { TransportEvent } from "../ports.ts";
import {
  connectedFrame,
  connectFake,
  dtmfFrame,
  FakeSocket,
  markFrame,
  mediaFrame,
  payloadOf,
  startFrame,
  stopFrame,
} from "./fake-socket.ts";
import { openMediaStream } from "./open-media-stream.ts";

/** The wire format as Twilio documents it (twilio.com/docs/voice/media-streams/websocket-messages), and what comes instead on bad days. */

type Told = string;
const tell = (event: TransportEvent): Told => {
  if (event.type === "audio") {
    const sound = event.samples.some((sample) => sample !== 0) ? "audio" : "silence";
    return `${sound} ${event.atMs}+${event.samples.length / 8}`;
  }
  if (event.type === "mark") return `mark ${event.name}`;
  if (event.type === "dtmf") return `key ${event.digit}`;
  return `closed: ${event.reason}`;
};

async function toldBy(frames: (object | string)[]): Promise<Told[]> {
  const { socket, stream } = await connectFake(createVirtualClock());
  const told: Told[] = [];
  stream.transport.listen((event) => told.push(tell(event)));
  for (const frame of frames) socket.receive(frame);
  return told;
}

const without = (frame: object, key: string) =>
  Object.fromEntries(Object.entries(frame).filter(([name]) => name !== key));

test.each<[string, (object | string)[], Told[]]>([
  ["media", [mediaFrame(5)], ["audio 0+20"]],
  [
    "media in a row, by timestamps that are strings",
    [mediaFrame(5), mediaFrame(25), mediaFrame(45)],
    ["audio 0+20", "audio 20+20", "audio 40+20"],
  ],
  ["a timestamp that is a number after all", [mediaFrame(0, { timestamp: 0 })], ["audio 0+20"]],
  [
    "a frame longer than 20 ms",
    [mediaFrame(0, { payload: payloadOf(400) }), mediaFrame(50)],
    ["audio 0+50", "audio 50+20"],
  ],
  ["a frame shorter than 20 ms", [mediaFrame(0, { payload: payloadOf(7) })], ["audio 0+0.875"]],
  [
    "a media frame without its track, chunk and sequence number",
    [without(mediaFrame(0, { track: undefined, chunk: undefined }), "sequenceNumber")],
    ["audio 0+20"],
  ],
  ["a field that Twilio adds one day", [{ ...mediaFrame(0, { loudness: 3 }), region: "ie1" }], ["audio 0+20"]],
  ["a mark that comes back", [markFrame("my label")], ["mark my label"]],
  ["marks after a clear, several at once", [markFrame("a"), markFrame("b")], ["mark a", "mark b"]],
  ["the same mark twice (playout counts it once)", [markFrame("a"), markFrame("a")], ["mark a", "mark a"]],
  ["a key", [dtmfFrame("1")], ["key 1"]],
  ["all sixteen keys", [..."0123456789*#ABCD"].map(dtmfFrame), [..."0123456789*#ABCD"].map((digit) => `key ${digit}`)],
  ["stop", [stopFrame], ["closed: stopped"]],
  [
    "both tracks: our own voice is left out",
    [mediaFrame(0), mediaFrame(0, { track: "outbound" }), mediaFrame(20)],
    ["audio 0+20", "audio 20+20"],
  ],
])("%s is understood", async (_name, frames, expected) => {
  expect(await toldBy(frames)).toEqual(expected);
});

test.each<[string, (object | string)[], Told[]]>([
  ["a gap becomes silence", [mediaFrame(0), mediaFrame(500)], ["audio 0+20", "silence 20+480", "audio 500+20"]],
  ["a gap up to 30 ms is jitter of the stamp", [mediaFrame(0), mediaFrame(50)], ["audio 0+20", "audio 20+20"]],
  [
    "a gap of an hour is ten seconds of silence",
    [mediaFrame(0), mediaFrame(3_600_000), mediaFrame(3_600_020)],
    ["audio 0+20", "silence 20+10000", "audio 10020+20", "audio 10040+20"],
  ],
  [
    "a frame that comes twice is heard once",
    [mediaFrame(0), mediaFrame(20), mediaFrame(40), mediaFrame(40 - 40), mediaFrame(60)],
    ["audio 0+20", "audio 20+20", "audio 40+20", "audio 60+20"],
  ],
  [
    "two frames in the wrong order: the late one's place was silence already",
    [mediaFrame(0), mediaFrame(60), mediaFrame(20), mediaFrame(80)],
    ["audio 0+20", "silence 20+40", "audio 60+20", "audio 80+20"],
  ],
  [
    "a stamp that falls back to zero is late until time has caught up",
    [mediaFrame(1000), mediaFrame(1020), mediaFrame(0), mediaFrame(1040)],
    ["audio 0+20", "audio 20+20", "audio 40+20"],
  ],
])("timestamps: %s", async (_name, frames, expected) => {
  expect(await toldBy(frames)).toEqual(expected);
});

test.each<[string, object | string]>([
  ["no JSON", "{"],
  ["an empty message", ""],
  ["JSON that is no object", "[1]"],
  ["null", "null"],
  ["a number", "7"],
  ["a message without an event", { streamSid: "MZ1" }],
  ["an unknown event", { event: "surprise", streamSid: "MZ1" }],
  ["an event that is no string", { event: { event: "media" }, streamSid: "MZ1" }],
  ["a second connected", connectedFrame],
  ["a second start", startFrame],
  [
    "a second start of another call",
    { ...startFrame, streamSid: "MZ2", start: { ...startFrame.start, callSid: "CA2" } },
  ],
  ["media of another stream", { ...mediaFrame(10), streamSid: "MZ2" }],
  ["a mark of another stream", { ...markFrame("a"), streamSid: "MZ2" }],
  ["stop of another stream", { ...stopFrame, streamSid: "MZ2" }],
  ["a stream's name that is no string", { ...mediaFrame(10), streamSid: 1 }],
  ["media without its part", without(mediaFrame(10), "media")],
  ["media that is null", { ...mediaFrame(10), media: null }],
  ["media without payload", mediaFrame(10, { payload: undefined })],
  ["a payload that is no text", mediaFrame(10, { payload: 5 })],
  ["a payload that is not base64", mediaFrame(10, { payload: "%%%%" })],
  ["a payload that is cut off", mediaFrame(10, { payload: "AAA" })],
  ["a payload with base64 in base64", mediaFrame(10, { payload: "AA==AAAA" })],
  ["an empty payload", mediaFrame(10, { payload: "" })],
  ["a payload of eleven seconds", mediaFrame(10, { payload: payloadOf(88_000) })],
  ["a message of a megabyte", mediaFrame(10, { payload: "A".repeat(1_000_000) })],
  ["media without a time", mediaFrame(10, { timestamp: undefined })],
  ["a time that is empty", mediaFrame(10, { timestamp: "" })],
  ["a time that is no number", mediaFrame(10, { timestamp: "soon" })],
  ["a negative time", mediaFrame(10, { timestamp: "-5" })],
  ["a time without end", mediaFrame(10, { timestamp: "Infinity" })],
  ["a time that is a list", mediaFrame(10, { timestamp: [5] })],
  ["the outbound track", mediaFrame(10, { track: "outbound" })],
  ["a track that is no text", mediaFrame(10, { track: 1 })],
  ["a mark without a name", { ...markFrame("a"), mark: {} }],
  ["a mark whose name is a number", { ...markFrame("a"), mark: { name: 5 } }],
  ["a key that no telephone has", dtmfFrame("E")],
  ["two keys in one", dtmfFrame("12")],
])("%s is ignored and the stream goes on", async (_name, frame) => {
  expect(await toldBy([frame, mediaFrame(10)])).toEqual(["audio 0+20"]);
});

test("binary messages are ignored", async () => {
  const { socket, stream } = await connectFake(createVirtualClock());
  const told: Told[] = [];
  stream.transport.listen((event) => told.push(tell(event)));
  socket.receive(JSON.stringify(stopFrame), true);
  expect(told).toEqual([]);
});

test.each<[string, object | string]>([
  ["media", mediaFrame(0)],
  ["a mark", markFrame("a")],
  ["a key", dtmfFrame("1")],
  [
    "a start with another encoding",
    {
      ...startFrame,
      start: { ...startFrame.start, mediaFormat: { encoding: "audio/l16", sampleRate: 8000, channels: 1 } },
    },
  ],
  [
    "a start at 16 kHz",
    {
      ...startFrame,
      start: { ...startFrame.start, mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 16_000, channels: 1 } },
    },
  ],
  ["a start without a call", { ...startFrame, start: { ...startFrame.start, callSid: undefined } }],
  ["a start without a stream", { ...startFrame, streamSid: undefined }],
  [
    "a start whose parameters are no texts",
    { ...startFrame, start: { ...startFrame.start, customParameters: { call: 42 } } },
  ],
])("%s before a good start is ignored, and leaves nothing behind", async (_name, frame) => {
  const socket = new FakeSocket();
  const opening = openMediaStream(socket, createVirtualClock());
  socket.receive(connectedFrame);
  socket.receive(frame);
  socket.receive(startFrame);
  const told: Told[] = [];
  const stream = await opening;
  stream.transport.listen((event) => told.push(tell(event)));
  expect(stream).toMatchObject({ callSid: "CA1", streamSid: "MZ1", accountSid: "AC1", parameters: { call: "42" } });
  expect(told).toEqual([]);
});

test("a start without connected before it and without parameters is enough", async () => {
  const socket = new FakeSocket();
  const opening = openMediaStream(socket, createVirtualClock());
  socket.receive({ ...startFrame, start: { ...startFrame.start, customParameters: undefined } });
  expect(await opening).toMatchObject({ callSid: "CA1", parameters: {} });
});

test("stop before start, then the end: the stream never began", async () => {
  const socket = new FakeSocket();
  const opening = openMediaStream(socket, createVirtualClock());
  socket.receive(stopFrame);
  socket.gone();
  await expect(opening).rejects.toThrow("before it started");
});
