import { randomUUID } from "node:crypto";
import { readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { createCallRecorder } from "./create-call-recorder.ts";
import { repairWav } from "./repair-wav.ts";

const path = join(tmpdir(), `recording-${randomUUID()}.wav`);
afterEach(() => rm(path, { force: true }));

const frame = (value: number) => new Int16Array(160).fill(value);

async function read() {
  const bytes = await readFile(path);
  const samples = new Int16Array(new Uint8Array(bytes.subarray(44)).buffer, 0, (bytes.length - 44) >> 1);
  return {
    dataBytes: bytes.readUInt32LE(40),
    callee: samples.filter((_, index) => index % 2 === 0),
    agent: samples.filter((_, index) => index % 2 === 1),
  };
}

test("each side stands at the sample of its time, callee left and agent right", async () => {
  const recorder = createCallRecorder(path);
  for (let n = 0; n < 200; n++) {
    recorder.callee(frame(n === 100 ? 5000 : 0), n * 20);
    if (n === 95) recorder.agent(frame(-7000), 2000);
  }
  const summary = await recorder.close();
  const { callee, agent, dataBytes } = await read();
  expect(dataBytes).toBe(200 * 160 * 4);
  expect(callee.indexOf(5000)).toBe(16_000);
  expect(agent.findIndex((sample) => sample !== 0)).toBe(16_000);
  expect(agent.filter((sample) => sample === -7000)).toHaveLength(160);
  expect(summary.durationMs).toBe(4000);
  expect(summary.peaks.callee[20]).toBe(15);
  expect(summary.peaks.agent[20]).toBe(21);
});

test("the agent's sound that was never heard is not in the recording", async () => {
  const recorder = createCallRecorder(path);
  for (let n = 0; n < 50; n++) recorder.callee(frame(1), n * 20);
  for (let n = 50; n < 60; n++) recorder.agent(frame(900), n * 20);
  recorder.eraseAgent(1100);
  await recorder.close();
  const { agent } = await read();
  expect(agent.filter((sample) => sample === 900)).toHaveLength(100 * 8);
});

test("a gap of ten seconds is silence on both sides", async () => {
  const recorder = createCallRecorder(path);
  recorder.callee(frame(100), 0);
  recorder.callee(new Int16Array(80_000), 20);
  recorder.callee(frame(200), 10_020);
  await recorder.close();
  const { callee } = await read();
  expect(callee.indexOf(200)).toBe(10_020 * 8);
  expect(callee).toHaveLength(10_040 * 8);
});

test("a recording whose process died is mended and holds all but about the last second", async () => {
  const recorder = createCallRecorder(path);
  for (let n = 0; n < 500; n++) recorder.callee(frame(3277), n * 20);
  while ((await stat(path).catch(() => ({ size: 0 }))).size < 44 + 8 * 8000 * 4) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  const mended = await repairWav(path);
  expect(mended!.durationMs).toBeGreaterThanOrEqual(8000);
  expect((await read()).dataBytes).toBe((await stat(path)).size - 44);
  expect(mended!.peaks.callee[10]).toBe(10);
  await recorder.close();
});

test("no recording is no recording", async () => {
  expect(await repairWav(`${path}.none`)).toBeNull();
});
