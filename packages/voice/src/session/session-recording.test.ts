import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { startFakeCall } from "./fakes.ts";

const path = join(tmpdir(), `call-${randomUUID()}.wav`);
afterEach(() => rm(path, { force: true }));

test("the recording holds each side at its own time, and nothing of the agent's that an interruption cut", async () => {
  const call = startFakeCall(["This is a rather long answer that will be cut short by the other side of the line."], {
    recordingPath: path,
  });
  await call.clock.advance(300);
  call.say("Hello?", 600);
  await call.clock.advance(3500);
  call.say("Wait, please stop.", 900);
  await call.clock.advance(1200);
  call.session.hangUp();
  await call.clock.advance(2000);
  const { recording, segments } = await call.session.finished;
  const bytes = await readFile(path);
  const samples = new Int16Array(new Uint8Array(bytes.subarray(44)).buffer);
  const soundsAt = (channel: 0 | 1) => {
    const times: number[] = [];
    for (let n = 0; n < samples.length / 2; n++) if (samples[n * 2 + channel] !== 0) times.push(n / 8);
    return times;
  };
  const agent = segments.find((segment) => segment.speaker === "agent")!;
  const agentSound = soundsAt(1);
  expect(agent.interrupted).toBe(true);
  expect(Math.abs(agentSound[0]! - agent.startMs)).toBeLessThanOrEqual(20);
  const held = agentSound.at(-1)!;
  const secondSpeech = soundsAt(0).find((time) => time > 2000)!;
  expect(held - secondSpeech).toBeGreaterThan(0);
  expect(held - secondSpeech).toBeLessThanOrEqual(250);
  expect(Math.abs(soundsAt(0)[0]! - 300)).toBeLessThanOrEqual(40);
  expect(recording!.peaks.agent.some((peak) => peak > 0)).toBe(true);
});
