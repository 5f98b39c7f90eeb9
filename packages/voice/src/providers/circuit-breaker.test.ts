import { expect, test } from "vitest";
import { createVirtualClock } from "../clock/virtual-clock.ts";
import { ProviderError, type ProviderErrorOptions } from "../provider-error.ts";
import { createCircuitBreaker, createCircuitBreakers } from "./circuit-breaker.ts";

const failure = (options: ProviderErrorOptions) => new ProviderError("vendor", "no", options);

function setup() {
  const clock = createVirtualClock();
  const breaker = createCircuitBreaker(clock);
  const fail = (options: ProviderErrorOptions = { kind: "server" }, times = 1) => {
    for (let index = 0; index < times; index++) breaker.failed(failure(options));
  };
  return { clock, breaker, fail };
}

test("two failures and a success leave it closed, three in a row open it", () => {
  const { breaker, fail } = setup();
  fail({ kind: "network" }, 2);
  breaker.succeeded();
  fail({ kind: "timeout" }, 2);
  expect(breaker.begin()).toBe(true);
  fail();
  expect(breaker.state).toBe("open");
  expect(breaker.begin()).toBe(false);
});

test("half open, a crowd of calls sends one probe, and its success lets all in", async () => {
  const { clock, breaker, fail } = setup();
  fail({ kind: "server" }, 3);
  await clock.advance(10_000);
  expect(breaker.state).toBe("half_open");
  expect([breaker.begin(), breaker.begin(), breaker.begin()]).toEqual([true, false, false]);
  breaker.succeeded();
  expect([breaker.begin(), breaker.begin()]).toEqual([true, true]);
});

test("each probe that fails doubles the wait, up to five minutes", async () => {
  const { clock, breaker, fail } = setup();
  fail({ kind: "server" }, 3);
  for (const seconds of [10, 20, 40, 80, 160, 300, 300]) {
    await clock.advance(seconds * 1000 - 1);
    expect(breaker.begin()).toBe(false);
    await clock.advance(1);
    expect(breaker.begin()).toBe(true);
    fail();
  }
});

test("an interrupted probe gives its place back, a forgotten one loses it after 30 s", async () => {
  const { clock, breaker, fail } = setup();
  fail({ kind: "server" }, 3);
  await clock.advance(10_000);
  breaker.begin();
  breaker.abandoned();
  expect(breaker.begin()).toBe(true);
  await clock.advance(29_000);
  expect(breaker.begin()).toBe(false);
  await clock.advance(1000);
  expect(breaker.begin()).toBe(true);
});

test("Retry-After is honoured from the first refusal on", async () => {
  const { clock, breaker, fail } = setup();
  fail({ kind: "rate_limit", retryAfterMs: 45_000 });
  await clock.advance(44_999);
  expect(breaker.begin()).toBe(false);
  await clock.advance(1);
  expect(breaker.begin()).toBe(true);
});

test("a refused key opens it at once, a request of ours that is refused never does", () => {
  const { breaker, fail } = setup();
  fail({ kind: "bad_request" }, 10);
  expect(breaker.state).toBe("closed");
  fail({ kind: "auth" });
  expect(breaker.state).toBe("open");
});

test("a late success of a request from before it opened does not close it", () => {
  const { breaker, fail } = setup();
  fail({ kind: "server" }, 3);
  breaker.succeeded();
  expect(breaker.state).toBe("open");
});

test("all calls share the breaker of a name", () => {
  const breakers = createCircuitBreakers(createVirtualClock());
  breakers.of("tts openai").failed(failure({ kind: "auth" }));
  breakers.of("stt deepgram").succeeded();
  expect(breakers.states()).toEqual({ "tts openai": "open", "stt deepgram": "closed" });
});
