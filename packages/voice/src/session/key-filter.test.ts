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

test("a flood of keys is forgotten but for the latest", () => {
  const isNew = createKeyFilter(createVirtualClock());
  expect(isNew("1", "tones")).toBe(true);
  for (let press = 0; press < 1000; press++) isNew("2", "tones");
  // The first press fell out of the list, the last ones are known.
  expect(isNew("1", "carrier")).toBe(true);
  expect(isNew("2", "carrier")).toBe(false);
});
