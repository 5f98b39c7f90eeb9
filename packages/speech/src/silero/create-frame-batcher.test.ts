import { Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { createFrameBatcher, ROW, type SileroModel, STATE } from "./create-frame-batcher.ts";
import { createSileroVad } from "./create-silero-vad.ts";

/** 256 samples of a buzz with harmonics (voiced) or of silence, from sample `n` on. */
const frameOf = (voiced: boolean, n: number, pitch: number) =>
  Int16Array.from({ length: 256 }, (_, i) => {
    const t = (n * 256 + i) / 8000;
    const buzz = [1, 2, 3, 4, 5].reduce((sum, k) => sum + Math.sin(2 * Math.PI * pitch * k * t) / k, 0);
    return voiced ? 6000 * buzz * (0.6 + 0.4 * Math.sin(2 * Math.PI * 4 * t)) : 0;
  });

test("a call hears the same alone and among others: no call's state gets into another's", async () => {
  const calls = Array.from({ length: 40 }, (_, call) => ({ pitch: 90 + call * 4, voicedFrom: call % 12 }));
  const alone: number[][] = [];
  for (const { pitch, voicedFrom } of calls) {
    const vad = await createSileroVad();
    const heard: number[] = [];
    for (let n = 0; n < 25; n++) heard.push(await vad.process(frameOf(n >= voicedFrom, n, pitch)));
    alone.push(heard);
  }
  const together = await Promise.all(
    calls.map(async ({ pitch, voicedFrom }) => {
      const vad = await createSileroVad();
      const heard: number[] = [];
      for (let n = 0; n < 25; n++) heard.push(await vad.process(frameOf(n >= voicedFrom, n, pitch)));
      return heard;
    }),
  );
  for (const [call, heard] of together.entries())
    for (const [n, probability] of heard.entries()) expect(probability).toBeCloseTo(alone[call]![n]!, 4);
});

test("a run that fails rejects each of its frames, and the next run works", async () => {
  let fails = true;
  const model: SileroModel = {
    async run(feeds: Record<string, Tensor>) {
      if (fails) throw new Error("no model");
      const rows = feeds.input!.dims[0]!;
      const output = new Tensor("float32", new Float32Array(rows).fill(0.5), [rows, 1]);
      return { output, stateN: feeds.state! };
    },
  };
  const detect = createFrameBatcher(model);
  const frame = () => detect(new Float32Array(ROW), new Float32Array(STATE));
  const failed = await Promise.allSettled([frame(), frame(), frame()]);
  expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  fails = false;
  expect(await Promise.all([frame(), frame()])).toEqual([0.5, 0.5]);
});
