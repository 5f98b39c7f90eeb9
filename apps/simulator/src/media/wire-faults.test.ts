import { expect, test } from "vitest";
import { WireFaults } from "./wire-faults.ts";

const frame = new Uint8Array(160);
const send = (faults: WireFaults, frames: number) =>
  Array.from({ length: frames }, () => faults.frames(frame).map(({ timestampMs }) => timestampMs));

test("a sound line sends each frame at once, stamped every 20 ms", () => {
  expect(send(new WireFaults({}), 3)).toEqual([[0], [20], [40]]);
});

test("jitter delays frames in bursts without changing their order or losing one", () => {
  const sent = send(new WireFaults({ jitterMs: 100 }), 200);
  const stamps = sent.flat();
  expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
  expect(stamps.length).toBeGreaterThan(194);
  expect(sent.some((burst) => burst.length > 1)).toBe(true);
});

test("loss drops about the share that it says and leaves the hole in the timestamps", () => {
  const stamps = send(new WireFaults({ lossPercent: 10 }), 2_000).flat();
  expect(stamps.length).toBeGreaterThan(1_740);
  expect(stamps.length).toBeLessThan(1_860);
  expect(stamps.at(-1)).toBeGreaterThan(39_000);
});

test("two lines with the same conditions fail alike", () => {
  const conditions = { lossPercent: 20, jitterMs: 60 };
  expect(send(new WireFaults(conditions), 100)).toEqual(send(new WireFaults(conditions), 100));
});

test("a gap and a jump of the clock show in the timestamps", () => {
  expect(send(new WireFaults({ gap: { atMs: 20, ms: 40 } }), 4).flat()).toEqual([0, 60]);
  expect(send(new WireFaults({ clockJump: { atMs: 40, ms: 5_000 } }), 4).flat()).toEqual([0, 20, 5_040, 5_060]);
});

test("marks are repeated, lost or swapped", () => {
  expect(new WireFaults({ marks: "duplicated" }).marks("a")).toEqual(["a", "a"]);
  const swapped = new WireFaults({ marks: "out_of_order" });
  expect([swapped.marks("a"), swapped.marks("b")]).toEqual([[], ["b", "a"]]);
  const lossy = new WireFaults({ marks: "missing" });
  const kept = Array.from({ length: 200 }, () => lossy.marks("a").length).reduce((a, b) => a + b);
  expect(kept).toBeGreaterThan(60);
  expect(kept).toBeLessThan(140);
});

test("a line goes mute at its time and floods keys in its time only", () => {
  const faults = new WireFaults({ muteAfterMs: 60, dtmfFlood: { atMs: 20, ms: 20 } });
  expect(faults.strayKey()).toBeNull();
  send(faults, 1);
  expect(faults.mute).toBe(false);
  expect(faults.strayKey()).toMatch(/^[0-9*#]$/);
  send(faults, 2);
  expect(faults.mute).toBe(true);
  expect(faults.strayKey()).toBeNull();
});
