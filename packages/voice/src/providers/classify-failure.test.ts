import fc from "fast-check";
import { expect, test } from "vitest";
import { ProviderError } from "../provider-error.ts";
import { errorOfCause, errorOfStatus, retryAfterMs } from "./classify-failure.ts";

test.each([
  [400, "bad_request", false],
  [401, "auth", false],
  [402, "auth", false],
  [403, "auth", false],
  [404, "bad_request", false],
  [408, "timeout", true],
  [413, "bad_request", false],
  [429, "rate_limit", true],
  [500, "server", true],
  [503, "server", true],
  [504, "timeout", true],
])("status %d is %s, and a retry helps: %s", (status, kind, retryable) => {
  expect(errorOfStatus("vendor", "Vendor", status)).toMatchObject({
    kind,
    retryable,
    message: `Vendor answered ${status}.`,
  });
});

test("Retry-After is read as seconds, as a date and in OpenAI's milliseconds", () => {
  const now = Date.parse("2026-11-21T10:00:00Z");
  expect(retryAfterMs(null, "20", now)).toBe(20_000);
  expect(retryAfterMs(undefined, "Sat, 21 Nov 2026 10:01:00 GMT", now)).toBe(60_000);
  expect(retryAfterMs("250", "1", now)).toBe(250);
  expect(retryAfterMs(null, "Fri, 20 Nov 2026 10:00:00 GMT", now)).toBe(0);
  expect(retryAfterMs(null, "soon", now)).toBeUndefined();
});

test("no header makes anybody wait longer than an hour, or backwards", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (fine, header) => {
      const ms = retryAfterMs(fine, header, 0);
      return ms === undefined || (ms >= 0 && ms <= 3_600_000);
    }),
  );
});

test("a time-out deep inside fetch's error is a time-out, a reset is the network, a known error stays", () => {
  const timeout = new TypeError("fetch failed", {
    cause: Object.assign(new Error("x"), { code: "UND_ERR_CONNECT_TIMEOUT" }),
  });
  const reset = new TypeError("terminated", { cause: Object.assign(new Error("x"), { code: "ECONNRESET" }) });
  const known = new ProviderError("vendor", "known", { kind: "auth" });
  expect(errorOfCause("vendor", "broke", timeout).kind).toBe("timeout");
  expect(errorOfCause("vendor", "broke", reset)).toMatchObject({ kind: "network", retryable: true });
  expect(errorOfCause("vendor", "broke", known)).toBe(known);
});
