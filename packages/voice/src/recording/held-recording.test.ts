import { randomUUID } from "node:crypto";
import { readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { type CallRecorder, createCallRecorder } from "./create-call-recorder.ts";

const path = join(tmpdir(), `held-${randomUUID()}.wav`);
afterEach(() => rm(path, { force: true }));

const frame = (value: number) => new Int16Array(160).fill(value);

async function read() {
  const bytes = await readFile(path);
  const samples = new Int16Array(new Uint8Array(bytes.subarray(44)).buffer, 0, (bytes.length - 44) >> 1);
  const side = (channel: number) => samples.filter((_, index) => index % 2 === channel);
  return { callee: side(0), agent: side(1), headerBytes: bytes.readUInt32LE(40), dataBytes: bytes.length - 44 };
}

/** Both sides speak from `fromMs` to `toMs`, the callee at 1000, the agent at 2000. */
function speak(recorder: CallRecorder, fromMs: number, toMs: number) {
  for (let at = fromMs; at < toMs; at += 20) {
    recorder.callee(frame(1000), at);
    recorder.agent(frame(2000), at);
  }
}

/** Waits until this much is in the file, and answers how much is. */
async function written(ms: number): Promise<number> {
  for (;;) {
    const { size } = await stat(path).catch(() => ({ size: 0 }));
    if (size >= 44 + ms * 32) return (size - 44) / 32;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const loudest = (samples: Int16Array, fromMs: number, toMs: number) =>
  samples.subarray(fromMs * 8, toMs * 8).reduce((most, sample) => Math.max(most, sample), 0);

test("nothing that is held reaches the file, and what was judged before it does", async () => {
  const recorder = createCallRecorder(path);
  speak(recorder, 0, 4000);
  recorder.hold(4000);
  speak(recorder, 4000, 16_000);
  expect(await written(4000)).toBe(4000);
  recorder.judged(12_000);
  speak(recorder, 16_000, 16_020);
  expect(await written(12_000)).toBeLessThanOrEqual(15_020);
  await recorder.close();
  expect((await read()).callee).toHaveLength(16_020 * 8);
});

test("a judgement that came with a mute leaves silence there, on that side only, in sound and peaks", async () => {
  const recorder = createCallRecorder(path);
  recorder.hold(2000);
  speak(recorder, 0, 8000);
  recorder.mute("callee", 3000, 5000);
  recorder.judged(8000);
  speak(recorder, 8000, 12_000);
  const { peaks } = await recorder.close();
  const { callee, agent } = await read();
  expect(loudest(callee, 3000, 5000)).toBe(0);
  expect(callee[3000 * 8 - 1]).toBe(1000);
  expect(callee[5000 * 8]).toBe(1000);
  expect(agent.every((sample) => sample === 2000)).toBe(true);
  expect(peaks.callee.slice(30, 50).every((peak) => peak === 0)).toBe(true);
  expect(peaks.callee[29]).toBe(3);
  expect(peaks.agent[40]).toBe(6);
});

test("a card that was recognized late is silenced in what is written already", async () => {
  const recorder = createCallRecorder(path);
  speak(recorder, 0, 10_000);
  recorder.mute("callee", 1005, 2005);
  recorder.mute("agent", 9000, 9500);
  const { peaks } = await recorder.close();
  const { callee, agent } = await read();
  expect(loudest(callee, 1005, 2005)).toBe(0);
  expect(callee[1005 * 8 - 1]).toBe(1000);
  expect(callee[2005 * 8]).toBe(1000);
  expect(loudest(agent, 9000, 9500)).toBe(0);
  expect(agent[1500 * 8]).toBe(2000);
  expect(peaks.callee.slice(10, 21).every((peak) => peak === 0)).toBe(true);
});

test("what is muted before it is spoken stays silent", async () => {
  const recorder = createCallRecorder(path);
  recorder.mute("agent", 1000, 2000);
  speak(recorder, 0, 3000);
  await recorder.close();
  const { agent, callee } = await read();
  expect(loudest(agent, 1000, 2000)).toBe(0);
  expect(agent[999 * 8]).toBe(2000);
  expect(callee[1500 * 8]).toBe(1000);
});

test("a hold that outlasts memory is written muted while digits are plausible, as it is otherwise, and never grows", async () => {
  for (const plausible of [true, false]) {
    const recorder = createCallRecorder(path);
    recorder.doubt(plausible);
    recorder.hold(1000);
    speak(recorder, 0, 60_000);
    // What is kept back is bounded by 20 s and the usual second or two.
    await written(60_000 - 22_500);
    recorder.judged(60_000);
    await recorder.close();
    const { callee, agent } = await read();
    expect(loudest(callee, 1000, 30_000)).toBe(plausible ? 0 : 1000);
    expect(loudest(callee, 45_000, 60_000)).toBe(1000);
    expect(agent.every((sample) => sample === 2000)).toBe(true);
    expect(callee).toHaveLength(60_000 * 8);
  }
});

test("a call that ends in doubt keeps its last unjudged words out", async () => {
  const recorder = createCallRecorder(path);
  recorder.hold(2000);
  recorder.doubt(true);
  speak(recorder, 0, 5000);
  await recorder.close();
  const { callee, agent } = await read();
  expect(loudest(callee, 2000, 5000)).toBe(0);
  expect(callee[1999 * 8]).toBe(1000);
  expect(loudest(agent, 2000, 5000)).toBe(2000);
});

test("two utterances that wait at once are judged one after the other", async () => {
  const recorder = createCallRecorder(path);
  recorder.hold(1000);
  speak(recorder, 0, 4000);
  recorder.hold(4000);
  speak(recorder, 4000, 8000);
  recorder.judged(3500);
  expect(await written(4000)).toBe(4000);
  await recorder.close();
});

test("frames whose times were rounded follow each other without a gap or a click", async () => {
  const recorder = createCallRecorder(path);
  const times = [100, 121, 140, 159, 181, 200];
  for (const at of times) recorder.agent(frame(500), at);
  recorder.callee(frame(0), 300);
  await recorder.close();
  const { agent } = await read();
  expect(agent.indexOf(500)).toBe(800);
  expect(agent.lastIndexOf(500)).toBe(800 + 6 * 160 - 1);
  expect(agent.filter((sample) => sample === 500)).toHaveLength(6 * 160);
});

test("whatever comes in what order, each sample stands at its time, muted ones are silent, and the header is right", async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("frames" as const), count: fc.integer({ min: 1, max: 80 }), agent: fc.boolean() }),
    fc.record({ kind: fc.constant("gap" as const), ms: fc.integer({ min: 1, max: 500 }).map((n) => n * 20) }),
    fc.record({ kind: fc.constant("erase" as const), backMs: fc.integer({ min: 0, max: 20 }).map((n) => n * 20) }),
    fc.record({
      kind: fc.constant("mute" as const),
      side: fc.constantFrom("callee" as const, "agent" as const),
      backMs: fc.integer({ min: 0, max: 5000 }),
      ms: fc.integer({ min: 1, max: 3000 }),
    }),
    fc.record({ kind: fc.constant("hold" as const) }),
    fc.record({ kind: fc.constant("judged" as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const recorder = createCallRecorder(path);
      const model = { callee: new Int16Array(4_000_000), agent: new Int16Array(4_000_000) };
      const mutes: { side: "callee" | "agent"; from: number; to: number }[] = [];
      let now = 0;
      let end = 0;
      let value = 1;
      for (const one of steps) {
        if (one.kind === "frames") {
          for (let n = 0; n < one.count; n++, now += 20) {
            value = (value % 30_000) + 1;
            recorder.callee(frame(value), now);
            model.callee.fill(value, now * 8, now * 8 + 160);
            if (one.agent) {
              recorder.agent(frame(-value), now);
              model.agent.fill(-value, now * 8, now * 8 + 160);
            }
            end = now * 8 + 160;
          }
        } else if (one.kind === "gap") now += one.ms;
        else if (one.kind === "erase") {
          const from = Math.max(0, end / 8 - one.backMs);
          recorder.eraseAgent(from);
          model.agent.fill(0, from * 8);
        } else if (one.kind === "mute") {
          const from = Math.max(0, now - one.backMs);
          recorder.mute(one.side, from, from + one.ms);
          mutes.push({ side: one.side, from: from * 8, to: (from + one.ms) * 8 });
        } else if (one.kind === "hold") recorder.hold(now);
        else recorder.judged(now);
      }
      await recorder.close();
      for (const { side, from, to } of mutes) model[side].fill(0, from, to);
      const { callee, agent, headerBytes, dataBytes } = await read();
      expect(headerBytes).toBe(dataBytes);
      expect(callee.length).toBe(end);
      expect(Buffer.compare(Buffer.from(callee.buffer), Buffer.from(model.callee.buffer, 0, end * 2))).toBe(0);
      expect(Buffer.compare(Buffer.from(agent.buffer), Buffer.from(model.agent.buffer, 0, end * 2))).toBe(0);
    }),
    { numRuns: 25 },
  );
});
