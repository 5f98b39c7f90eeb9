import { getCall, placeCall } from "@parley/core/calls";
import { createPersona } from "@parley/core/personas";
import { createScenario, getScenarioRun, startScenarioRun } from "@parley/core/scenarios";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../faults/spawned-server.ts";
import { modemSpeech } from "../support/modem-speech.ts";
import { startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

const SUPPORT = "+15005550100";
const BUSY = "+15005550101";

let server: TestServer;
let tenant: Tenant;

beforeAll(async () => {
  const speech = modemSpeech(({ trigger, facts }) => {
    if (!facts.purpose.startsWith("Transfer"))
      return trigger === "opening"
        ? "Hello, a question."
        : [{ type: "text", text: "Thank you. Goodbye." }, { type: "end_call" }];
    const target = facts.purpose.split(" ").at(-1)!;
    return [
      { type: "text", text: "One moment." },
      { type: "transfer", target, briefing: "A secret of the caller." },
    ];
  });
  server = await startTestServer({ speech, simulated: true, worker: true });
  tenant = await server.createTenant();
});
afterAll(() => server.close());

const ended = (id: string) =>
  until(
    "the call ended",
    async () => {
      const call = await getCall(tenant.context, id);
      return ["completed", "failed", "busy", "no_answer", "canceled"].includes(call.status) ? call : null;
    },
    60_000,
  );

async function transfer(number: string, name: string, warm: boolean) {
  const persona = await createPersona(tenant.context, {
    name: `Ada ${name}`,
    consentLine: false,
    transferTargets: [{ name, number, when: "always", warm }],
  });
  const call = { to: SUPPORT, purpose: `Transfer to ${name}`, personaId: persona.id };
  return ended((await placeCall(tenant.context, call)).id);
}

test("a call is put through: the agent's part ends as transferred, and how the dial ended is kept", async () => {
  const call = await transfer(BUSY, "Sales", true);
  expect(call).toMatchObject({ status: "completed" });
  expect(call.ai).toMatchObject({ endReason: "transferred", transferredTo: "Sales" });
  const told = await until("the dial has ended", async () => {
    const { events } = await getCall(tenant.context, call.id);
    return events.find(({ kind }) => kind === "transfer_ended") ?? null;
  });
  expect(told.data).toMatchObject({ status: "busy" });
  expect(server.services.briefings.size).toBe(0);
  const { rows } = await server.database.owner.execute<{ text: string }>(
    sql`select coalesce(string_agg(data::text, ' '), '') as text from call_events`,
  );
  expect(rows[0]!.text).not.toContain("secret");
});

test("what a call leaves behind is read out of it by a job", async () => {
  const { id } = await placeCall(tenant.context, { to: SUPPORT, purpose: "Ask for the opening hours" });
  await ended(id);
  const call = await until(
    "it was read",
    async () => {
      const found = await getCall(tenant.context, id);
      return found.ai?.insightsBy ? found : null;
    },
    90_000,
  );
  expect(call.ai).toMatchObject({ insightsBy: "local", summary: expect.any(String) });
  const mp3 = await until("the smaller copy is there", async () => {
    const response = await server.api(tenant.key, "GET", `/api/v1/calls/${id}/recording?format=mp3`);
    return response.status === 200 ? response : null;
  });
  expect(mp3.headers.get("content-type")).toBe("audio/mpeg");
  expect((await mp3.arrayBuffer()).byteLength).toBeGreaterThan(4_000);
});

test("a scenario is tried with real calls and judged by what is heard", async () => {
  const persona = await createPersona(tenant.context, { name: "Tried", consentLine: false });
  const scenario = await createScenario(tenant.context, {
    name: "Short",
    definition: {
      callee: {
        lines: [{ say: "Hello there" }, { wait_for: "speech", ms: 20_000 }, { say: "We open at nine" }, { ms: 8_000 }],
      },
      call: { purpose: "Ask for the opening hours" },
      assertions: [
        { type: "heard", text: "Goodbye" },
        { type: "not_heard", pattern: "elephant" },
      ],
    },
  });
  const run = await startScenarioRun(tenant.context, scenario.id, { personaId: persona.id, times: 2 });
  const done = await until(
    "the run ended",
    async () => {
      const found = await getScenarioRun(tenant.context, run.id);
      return ["finished", "failed"].includes(found.status) ? found : null;
    },
    150_000,
  );
  expect(done.failure).toBeNull();
  expect(done.results).toHaveLength(2);
  expect(done.results).toEqual([
    expect.objectContaining({ passed: true, error: null }),
    expect.objectContaining({ passed: true, error: null }),
  ]);
});
