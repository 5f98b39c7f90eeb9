import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RealtimeStandIn, startRealtimeStandIn } from "@parley/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startRealtimeCall } from "./testing/fake-call.ts";

const CARD = "4111111111111111";
const GAP_MS = 300;

let api: RealtimeStandIn;
let directory: string;
let recordingPath: string;
beforeEach(async () => {
  api = await startRealtimeStandIn();
  directory = await mkdtemp(join(tmpdir(), "realtime-keys-"));
  recordingPath = join(directory, "call.wav");
});
afterEach(async () => {
  await api.close();
  await rm(directory, { recursive: true });
});

type Call = ReturnType<typeof startRealtimeCall>;
async function press(call: Call, keys: string) {
  for (const key of keys) {
    call.line.press(key);
    await call.pass(GAP_MS);
  }
}

/** Loudest sample of the other side between two times of the call. */
function loudest(wav: Buffer, fromMs: number, toMs: number): number {
  let most = 0;
  for (let at = Math.round(fromMs) * 8; at < toMs * 8 && 44 + at * 4 + 2 <= wav.length; at++)
    most = Math.max(most, Math.abs(wav.readInt16LE(44 + at * 4)));
  return most;
}

test("a card's number on the keypad is masked for the model and the transcript, and its tones are muted", async () => {
  const call = startRealtimeCall(api, { recordingPath });
  await call.connected();
  await call.speaks("Hello?", 600);
  await call.pass(3000);
  await press(call, CARD);
  await call.pass(3000);
  const pressed = call.of("segment").find(({ segment }) => segment.text.startsWith("(pressed"))!.segment;
  expect(pressed.text).toBe(`(pressed${" •".repeat(16)})`);
  expect(JSON.stringify(call.sent("conversation.item.create"))).toContain("(pressed • •");
  expect(JSON.stringify(call.sent("conversation.item.create"))).not.toMatch(/pressed [0-9]/);
  await call.speaks("That was it.", 900);
  call.session.hangUp();
  await call.session.finished;
  const wav = await readFile(recordingPath);
  expect(loudest(wav, pressed.startMs, pressed.endMs)).toBe(0);
  const after = call.of("segment").find(({ segment }) => segment.text === "That was it.")!.segment;
  expect(loudest(wav, after.startMs, after.endMs)).toBeGreaterThan(1000);
});

test("the number is masked and muted, too, when the line ends before the pause after its last key", async () => {
  const call = startRealtimeCall(api, { recordingPath });
  await call.connected();
  await call.pass(500);
  await press(call, CARD);
  call.line.hangUp();
  const { segments, durationMs } = await call.session.finished;
  expect(segments.at(-1)!.text).toBe(`(pressed${" •".repeat(16)})`);
  expect(loudest(await readFile(recordingPath), 0, durationMs)).toBe(0);
});

test("other keys are told to the model as said, answered, and stay in the recording", async () => {
  api.queue.push({ text: "Yes?" }, { text: "Two, then." });
  const call = startRealtimeCall(api, { recordingPath });
  await call.connected();
  await call.speaks("Hello?", 600);
  await call.pass(3000);
  await press(call, "2");
  await call.pass(4000);
  expect(call.said()).toContain("callee: (pressed 2)");
  expect(call.said().at(-1)).toBe("agent: Two, then.");
  call.session.hangUp();
  await call.session.finished;
  const pressed = call.of("segment").find(({ segment }) => segment.text.startsWith("(pressed"))!.segment;
  expect(loudest(await readFile(recordingPath), pressed.startMs, pressed.endMs)).toBeGreaterThan(1000);
});
