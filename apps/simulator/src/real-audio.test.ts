import { createFliteTts, createMoonshineTranscriber, createSileroVad } from "@parley/speech";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Simulator, startSimulator } from "./start-simulator.ts";
import { ACCOUNT, placeCall, TestApp, TOKEN } from "./testing/test-app.ts";
import { TestCaller } from "./testing/test-caller.ts";

const tts = createFliteTts();
const transcriber = createMoonshineTranscriber();
let app: TestApp;
let simulator: Simulator;

beforeAll(async () => {
  app = await TestApp.start();
  simulator = await startSimulator({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    tts,
    transcriber,
    createVad: createSileroVad,
    calleeVoice: "kal",
  });
});
afterAll(async () => {
  await simulator.close();
  await app.close();
  await tts.close();
  await transcriber.close();
});

test("a question asked aloud is understood and answered aloud, and a goodbye ends the call", async () => {
  await placeCall(simulator, app, "+15005550100");
  const caller = await TestCaller.of(app, { tts, transcriber, vad: await createSileroVad() });
  await caller.hears(/calling/i);
  await caller.say("Hello, I would like to know when you are open on Saturday.");
  await caller.hears(/saturday/i);
  const before = caller.audio.length;
  await caller.say("Thank you very much. Goodbye.");
  await caller.hungUp();
  await app.until(() => app.statuses.includes("completed"));
  // A callee that had not understood would have asked twice and left after about 25 s.
  expect((caller.audio.length - before) / 8_000).toBeLessThan(15);
}, 60_000);
