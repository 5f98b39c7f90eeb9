import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { throttle } from "./throttle.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("throttle", () => {
  test("the first runs at once, a burst after it runs once more at the end of the interval", () => {
    const action = vi.fn();
    const throttled = throttle(action, 2_000);
    throttled();
    expect(action).toHaveBeenCalledTimes(1);
    throttled();
    throttled();
    vi.advanceTimersByTime(1_999);
    expect(action).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(action).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(10_000);
    expect(action).toHaveBeenCalledTimes(2);
  });

  test("cancelled, it does not run what was waiting", () => {
    const action = vi.fn();
    const throttled = throttle(action, 2_000);
    throttled();
    throttled();
    throttled.cancel();
    vi.advanceTimersByTime(10_000);
    expect(action).toHaveBeenCalledTimes(1);
  });
});
