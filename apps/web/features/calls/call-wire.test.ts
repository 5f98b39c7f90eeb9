import { describe, expect, test } from "vitest";
import { asWire } from "./call-wire.ts";

describe("what the server renders first", () => {
  test("has the names and times of the API", () => {
    expect(asWire({ calledAt: new Date("2026-11-21T12:00:00Z"), history: [{ at: null, isLate: true }] })).toEqual({
      called_at: "2026-11-21T12:00:00.000Z",
      history: [{ at: null, is_late: true }],
    });
  });

  test("leaves the names that users gave alone", () => {
    expect(asWire({ metadata: { orderId: 7 }, providers: { textToSpeech: "flite" } })).toEqual({
      metadata: { orderId: 7 },
      providers: { textToSpeech: "flite" },
    });
  });
});
