import { describe, expect, test } from "vitest";
import type { ImportStatus } from "../import-wire.ts";
import { canUndo, nextStep } from "./next-step.ts";

const now = new Date("2026-11-21T12:00:00Z");
const made = (status: ImportStatus, more = {}) => ({
  status,
  rows_rejected: 0,
  rows_inserted: 10,
  rows_updated: 0,
  undo_until: "2026-12-21T12:00:00Z",
  ...more,
});

describe("nextStep", () => {
  test("what waits for a person comes first, then refused rows, then undoing", () => {
    expect(nextStep(made("review"), now)).toBe("review");
    expect(nextStep(made("paused"), now)).toBe("decide");
    expect(nextStep(made("running"), now)).toBe("watch");
    expect(nextStep(made("completed", { rows_rejected: 3 }), now)).toBe("mend");
    expect(nextStep(made("completed"), now)).toBe("undo");
    expect(nextStep(made("undone"), now)).toBe("look");
    expect(nextStep(made("failed"), now)).toBe("again");
  });
});

describe("canUndo", () => {
  test("only what has ended, wrote something and is not too old", () => {
    expect(canUndo(made("completed"), now)).toBe(true);
    expect(canUndo(made("canceled"), now)).toBe(true);
    expect(canUndo(made("running"), now)).toBe(false);
    expect(canUndo(made("completed", { undo_until: "2026-11-21T11:59:59Z" }), now)).toBe(false);
    expect(canUndo(made("completed", { undo_until: null }), now)).toBe(false);
    expect(canUndo(made("completed", { rows_inserted: 0 }), now)).toBe(false);
  });
});
