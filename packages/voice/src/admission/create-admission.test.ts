import { expect, test } from "vitest";
import { createAdmission } from "./create-admission.ts";

test("calls over the limit are refused until one has ended", () => {
  const admission = createAdmission({ maxCalls: 2, loopDelayMs: () => 0 });
  const first = admission.admit();
  expect(admission.admit()).not.toBeNull();
  expect(admission.admit()).toBeNull();
  expect(admission.refusal).toBe("full");
  first!();
  expect(admission.admit()).not.toBeNull();
});

test("a place given back twice counts once", () => {
  const admission = createAdmission({ maxCalls: 2, loopDelayMs: () => 0 });
  const first = admission.admit()!;
  admission.admit();
  first();
  first();
  expect(admission.live).toBe(1);
});

test("a loop that runs late takes no further call, and takes them again when it has caught up", () => {
  let delay = 0;
  const admission = createAdmission({ maxCalls: 100, loopDelayMs: () => delay, maxLoopDelayMs: 30 });
  admission.admit();
  delay = 31;
  expect(admission.refusal).toBe("slow");
  expect(admission.admit()).toBeNull();
  delay = 30;
  expect(admission.admit()).not.toBeNull();
});

test("a late loop without calls is no reason to refuse: what made it late is no call", () => {
  const admission = createAdmission({ maxCalls: 100, loopDelayMs: () => 500 });
  expect(admission.admit()).not.toBeNull();
});

test("after closing none comes in, and the live ones may finish", () => {
  const admission = createAdmission({ maxCalls: 2, loopDelayMs: () => 0 });
  const end = admission.admit()!;
  admission.close();
  expect(admission.admit()).toBeNull();
  expect(admission.live).toBe(1);
  end();
  expect(admission.live).toBe(0);
});
