import { describe, expect, test } from "vitest";
import { zonedInstant, zonedLocal } from "./zoned-instant.ts";

const at = (local: string, zone: string) => zonedInstant(local, zone).toISOString();

describe("a time in the organization's zone", () => {
  test("is that zone's, in winter and summer and with odd offsets", () => {
    expect(at("2026-11-21T15:00", "America/New_York")).toBe("2026-11-21T20:00:00.000Z");
    expect(at("2026-07-01T15:00", "America/New_York")).toBe("2026-07-01T19:00:00.000Z");
    expect(at("2026-07-01T00:15", "Asia/Kathmandu")).toBe("2026-06-30T18:30:00.000Z");
    expect(at("2026-07-01T15:00", "UTC")).toBe("2026-07-01T15:00:00.000Z");
  });

  test("that clocks skip or show twice is still one instant", () => {
    expect(at("2026-03-08T02:30", "America/New_York")).toBe("2026-03-08T07:30:00.000Z");
    expect(at("2026-11-01T01:30", "America/New_York")).toBe("2026-11-01T05:30:00.000Z");
  });

  test("is shown as it was typed", () => {
    for (const zone of ["America/New_York", "Asia/Tokyo", "Australia/Lord_Howe"]) {
      for (const local of ["2026-01-01T00:00", "2026-07-15T23:45", "2026-03-08T12:00"]) {
        expect(zonedLocal(zonedInstant(local, zone), zone)).toBe(local);
      }
    }
  });
});
