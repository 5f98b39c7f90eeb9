import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startFakeCall } from "./fakes.ts";

/** Loudest sample of the callee's side between two times. */
function loudest(wav: Buffer, fromMs: number, toMs: number): number {
  const samples = new Int16Array(wav.buffer, wav.byteOffset + 44, (wav.length - 44) >> 1);
  let most = 0;
  for (let at = fromMs * 8; at < toMs * 8 && at * 2 < samples.length; at++)
    most = Math.max(most, Math.abs(samples[at * 2]!));
  return most;
}

const recordingPath = () => join(mkdtempSync(join(tmpdir(), "parley-card-")), "call.wav");

test("a card's digits are in no word that is told, shown to the agent or kept, and not in the recording", async () => {
  const path = recordingPath();
  const call = startFakeCall(["Hello, I am an assistant.", "Thank you."], { recordingPath: path });
  await call.clock.advance(6000);
  call.say("My card number is 4111 1111 1111 1111.", 2000);
  await call.clock.advance(6000);
  call.say("And I live in Berlin.", 1000);
  await call.clock.advance(6000);
  call.session.hangUp();
  await call.session.finished;
  expect(JSON.stringify(call.events)).not.toMatch(/1111/);
  expect(JSON.stringify(call.requests.map(({ history }) => history))).not.toMatch(/1111/);
  const masked = call.events.find((event) => event.type === "masked");
  const { startMs, endMs } = call.segments().find(({ text }) => text.includes("•"))!;
  expect(masked).toBeDefined();
  const wav = readFileSync(path);
  expect(loudest(wav, startMs - 200, endMs + 200)).toBe(0);
  const after = call.segments().find(({ text }) => text.includes("Berlin"))!;
  expect(loudest(wav, after.startMs, after.endMs)).toBeGreaterThan(1000);
});

test("a card's number that comes piece by piece is masked and muted to its first piece once it is known", async () => {
  const path = recordingPath();
  const call = startFakeCall(["Hello, I am an assistant.", "Go on."], { recordingPath: path });
  await call.clock.advance(6000);
  for (const piece of ["4111 1111.", "1111 1111."]) {
    call.say(piece, 1500);
    await call.clock.advance(7000);
  }
  call.session.hangUp();
  const { segments } = await call.session.finished;
  expect(JSON.stringify(segments)).not.toMatch(/1111/);
  expect(call.events.filter((event) => event.type === "revised")).toHaveLength(1);
  const wav = readFileSync(path);
  for (const { speaker, startMs, endMs } of segments)
    if (speaker === "callee") expect(loudest(wav, startMs, endMs)).toBe(0);
});

test("a card's number that is typed is in no event or word, and none of its tones in the recording", async () => {
  const path = recordingPath();
  const call = startFakeCall(["What is the number of your card?", "Thank you."], { recordingPath: path });
  await call.clock.advance(6000);
  const fromMs = call.clock.now();
  for (const digit of "4111111111111111") {
    call.phone.sound(digit);
    await call.clock.advance(350);
  }
  await call.clock.advance(6000);
  call.session.hangUp();
  const { segments } = await call.session.finished;
  expect(JSON.stringify(segments)).not.toMatch(/1 1 1 1/);
  expect(JSON.stringify(call.requests.map(({ history }) => history))).not.toMatch(/1 1 1 1|1111/);
  expect(loudest(readFileSync(path), fromMs - 200, fromMs + 16 * 350)).toBe(0);
});
