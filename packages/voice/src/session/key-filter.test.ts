import { expect, test } from "vitest";
import { createVirtualClock } from "../clock/virtual-clock.ts";
import { createKeyFilter } from "./key-filter.ts";

test("a press that both the carrier and its tones tell is one press, and a key pressed twice is two", async () => {
  const clock = createVirtualClock();
  const isNew = createKeyFilter(clock);
  expect(isNew("1", "tones")).toBe(true);
  expect(isNew("1", "carrier")).toBe(false);
  await clock.advance(300);
  expect(isNew("1", "carrier")).toBe(true);
  expect(isNew("1", "tones")).toBe(false);
  expect(isNew("4", "carrier")).toBe(true);
  expect(isNew("4", "carrier")).toBe(true);
  expect(isNew("4", "tones")).toBe(false);
  expect(isNew("4", "tones")).toBe(false);
  await clock.advance(5000);
  expect(isNew("4", "tones")).toBe(true);
});
