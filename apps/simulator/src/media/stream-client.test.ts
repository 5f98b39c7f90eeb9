import { afterEach, beforeEach, expect, test } from "vitest";
import { decodeMulaw, encodeMulaw } from "../audio/mulaw.ts";
import { tone } from "../audio/tones.ts";
import type { AudioTap } from "../network/network.ts";
import { sign } from "../network/signature.ts";
import type { Simulator } from "../start-simulator.ts";
import { ACCOUNT, placeCall, startTestSimulator, TestApp, TOKEN } from "../testing/test-app.ts";

let app: TestApp;
let simulator: Simulator;
let heard: AudioTap[];
beforeEach(async () => {
  heard = [];
  app = await TestApp.start();
  simulator = await startTestSimulator({ onAudio: (tap) => heard.push(tap) });
});
afterEach(async () => {
  await simulator.close();
  await app.close();
});

const SILENT_LINE = "+15005550109";
const isSound = (samples: Int16Array) => samples.some((sample) => Math.abs(sample) > 500);
const framesHeard = () => heard.filter((tap) => tap.direction === "to_callee" && isSound(tap.samples)).length;

test("the stream opens signed and says connected, start, then media, as Twilio does", async () => {
  const callSid = await placeCall(simulator, app, SILENT_LINE);
  const stream = await app.stream();
  await app.until(() => stream.of("media").length >= 3);
  expect(stream.headers["x-twilio-signature"]).toBe(sign(TOKEN, app.streamUrl));
  const [connected, start, first, second] = stream.frames;
  const { streamSid } = start!;
  expect(connected).toEqual({ event: "connected", protocol: "Call", version: "1.0.0" });
  expect(streamSid).toMatch(/^MZ[0-9a-f]{32}$/);
  expect(start).toEqual({
    event: "start",
    sequenceNumber: "1",
    start: {
      accountSid: ACCOUNT,
      streamSid,
      callSid,
      tracks: ["inbound"],
      mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 },
      customParameters: { call: "42 & more" },
    },
    streamSid,
  });
  const payload = Buffer.alloc(160, 0xff).toString("base64");
  expect(first).toEqual({
    event: "media",
    sequenceNumber: "2",
    media: { track: "inbound", chunk: "1", timestamp: "0", payload },
    streamSid,
  });
  expect(second).toMatchObject({ sequenceNumber: "3", media: { chunk: "2", timestamp: "20" } });
});

test("the callee hears what was sent, and the mark comes when it has been played", async () => {
  await placeCall(simulator, app, SILENT_LINE);
  const stream = await app.stream();
  const audio = encodeMulaw(tone([500], 600, 0.5));
  stream.sendAudio(audio);
  stream.sendMark("played");
  await app.until(() => stream.marks.length > 0);
  const sound = heard.filter((tap) => tap.direction === "to_callee" && isSound(tap.samples));
  const played = Int16Array.from(sound.flatMap((tap) => [...tap.samples]));
  expect(played).toEqual(decodeMulaw(audio));
});

test("marks with nothing queued come back at once and in order", async () => {
  await placeCall(simulator, app, SILENT_LINE);
  const stream = await app.stream();
  stream.sendMark("one");
  stream.sendMark("two");
  await app.until(() => stream.marks.length === 2);
  expect(stream.marks).toEqual(["one", "two"]);
});

test("clear silences the callee's ear within a frame and returns the outstanding marks", async () => {
  await placeCall(simulator, app, SILENT_LINE);
  const stream = await app.stream();
  stream.sendAudio(encodeMulaw(tone([500], 5_000, 0.5)));
  stream.sendMark("never heard");
  stream.sendMark("nor this");
  await app.until(() => framesHeard() >= 5);
  stream.send({ event: "clear" });
  await app.until(() => stream.marks.length === 2);
  const playedAtClear = framesHeard();
  const media = stream.of("media").length;
  await app.until(() => stream.of("media").length >= media + 10);
  expect(framesHeard()).toBe(playedAtClear);
  expect(stream.marks).toEqual(["never heard", "nor this"]);
});

test("the call ends when the app closes the socket and no verb follows", async () => {
  await placeCall(simulator, app, SILENT_LINE);
  const stream = await app.stream();
  stream.socket.close();
  await app.until(() => app.statuses.includes("completed"));
});

test("the verbs after the stream run when the app closes the socket", async () => {
  app.twiml = app.twiml.replace("</Connect>", "</Connect><Say>One more thing</Say>");
  await placeCall(simulator, app, SILENT_LINE);
  const stream = await app.stream();
  stream.socket.close();
  await app.until(() => app.statuses.includes("completed"));
  expect(framesHeard()).toBeGreaterThan(10);
});

test.each([
  ["text that is not JSON", "hello"],
  ["an unknown event", { event: "pause" }],
  ["audio that is not base64", { event: "media", media: { payload: "%%%" } }],
  ["a message for another stream", { event: "clear", streamSid: "MZ00000000000000000000000000000000" }],
])("%s ends the stream, as Twilio's error 31924 does", async (_what, message) => {
  await placeCall(simulator, app, SILENT_LINE);
  const stream = await app.stream();
  if (typeof message === "string") stream.socket.send(message);
  else stream.send(message);
  await app.until(() => stream.closed && app.statuses.includes("completed"));
});

test("a stream that cannot be opened ends the call", async () => {
  app.twiml = '<Response><Connect><Stream url="ws://127.0.0.1:9/nobody"/></Connect></Response>';
  await placeCall(simulator, app, SILENT_LINE);
  await app.until(() => app.statuses.includes("completed"));
});

test("keys that the callee presses arrive as dtmf messages", async () => {
  await placeCall(simulator, app, "+15005550112");
  const stream = await app.stream();
  await app.until(() => stream.of("dtmf").length === 5);
  expect(stream.of("dtmf").map((frame) => frame.dtmf)).toEqual(
    ["4", "2", "7", "1", "#"].map((digit) => ({ track: "inbound_track", digit })),
  );
});

test("closing the simulator hangs up live calls", async () => {
  await placeCall(simulator, app, SILENT_LINE);
  const stream = await app.stream();
  await simulator.close();
  await app.until(() => stream.closed && app.statuses.includes("completed"));
  simulator = await startTestSimulator();
});

test("a mute line keeps its socket open, takes audio and gives no mark back", async () => {
  await simulator.close();
  const played: AudioTap[] = [];
  simulator = await startTestSimulator({
    timings: { frameIntervalMs: 2 },
    line: { muteAfterMs: 400 },
    onAudio: (tap) => played.push(tap),
  });
  await placeCall(simulator, app, SILENT_LINE);
  const stream = await app.stream();
  await app.until(() => stream.of("media").length >= 10);
  stream.sendAudio(encodeMulaw(tone([500], 1_200)));
  stream.sendMark("played");
  const sounding = () => played.filter((tap) => tap.direction === "to_callee" && isSound(tap.samples)).length;
  await until(() => sounding() >= 59 && !isSound(played.at(-2)!.samples));
  expect(stream.closed).toBe(false);
  expect(stream.marks).toEqual([]);
  expect(stream.of("media").length).toBeLessThanOrEqual(20);
});

/** Looks again with every turn of the event loop: the far end's sound tells the app nothing. */
async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((resolve) => setImmediate(resolve));
}
