import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dialCall, getCall, placeCall, startConversation } from "@parley/core/calls";
import { createLogger, decodeId } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import type { CallSummary, EndReason } from "@parley/voice";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../boot/services.ts";
import { leaveBehind } from "./leave-behind.ts";
import { LiveCalls } from "./live-calls.ts";

let t: TestDatabase;
let home: TestOrganization;
let dir: string;
let next = 0;
beforeAll(async () => {
  t = await createTestDatabase();
  home = await t.createOrganization();
  dir = mkdtempSync(join(tmpdir(), "parley-leave-"));
});
afterAll(async () => {
  await t.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A phone call that ended for a reason; what of it was hung up at the carrier, and how it stands. */
async function ended(reason: EndReason, transferredTo?: string) {
  const hungUp: string[] = [];
  const sid = `CA-leave-${next++}`;
  const carrier = {
    name: "twilio",
    createCall: async () => ({ sid }),
    hangUp: async (one: string) => void hungUp.push(one),
  };
  const { id } = await placeCall(home.context, { to: "+15005550100", purpose: "Ask" });
  const call = { organizationId: home.organizationId, callId: decodeId("call", id)! };
  await dialCall(home.context, call.callId, carrier);
  await startConversation(home.context, call.callId, {});
  const live = new LiveCalls(dir);
  live.mark(call);
  const summary: CallSummary = {
    ...{ reason, answeredBy: "human", durationMs: 60_000, holdMs: 0, segments: [], usage: [], recording: null },
  };
  await leaveBehind({
    services: { carrier, logger: createLogger("test", "silent") } as unknown as Services,
    ...{ ctx: home.context, live, call, carrier: "twilio", summary },
    facts: { direction: "outbound", purpose: "Ask", questions: [], language: "en" },
    written: { answers: [], agentNotes: [], transferredTo },
  });
  return { asked: hungUp.length, marks: live.left().length, call: await getCall(home.context, id) };
}

const reasons: EndReason[] = [
  ...([
    "agent_ended",
    "callee_hung_up",
    "voicemail_left",
    "silence",
    "max_duration",
    "loop",
    "provider_error",
  ] as const),
  ...(["transport_lost", "canceled", "voicemail_reached", "fax", "dead_air", "menu_loop", "hold_budget"] as const),
  ...(["max_cost", "message_taken", "transferred"] as const),
];

test.each(reasons)("a call that ends as %s and was put through to nobody is hung up at the carrier", async (reason) => {
  const { asked, marks, call } = await ended(reason);
  expect([asked, marks]).toEqual([1, 0]);
  expect(call.ai).toMatchObject({ endReason: reason, costBreakdown: [{ provider: "twilio", microdollars: 18_000 }] });
});

test.each(["transferred", "callee_hung_up"] as const)(
  "a call that was put through goes on at the carrier, also when its stream ended first (%s)",
  async (reason) => {
    expect((await ended(reason, "Front desk")).asked).toBe(0);
  },
);
