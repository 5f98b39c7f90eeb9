import { encodeId, newUuid } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../context/index.ts";
import { queryMetrics } from "../insights/index.ts";
import { listCallsToScore, listLiveCalls, listMissedNotCalledBack, sumCostByProvider } from "./index.ts";

/** Noon of 20 March 2026 in UTC, the organization's zone. */
const NOW = new Date("2026-03-20T12:00:00Z");

let t: TestDatabase;
let org: TestOrganization;
let other: TestOrganization;
let ctx: Context;

interface Seed {
  /** Minutes before NOW. */
  ago: number;
  status: string;
  phone?: number | null;
  kind?: "tracked" | "ai";
  direction?: "inbound" | "outbound";
  score?: number;
  recording?: boolean;
  spam?: boolean;
  costs?: { provider: string; microdollars: number }[];
  organization?: TestOrganization;
}

async function seed({ ago, status, kind = "tracked", direction = "inbound", ...rest }: Seed): Promise<string> {
  const id = newUuid();
  const at = new Date(NOW.getTime() - ago * 60_000);
  const organizationId = (rest.organization ?? org).organizationId;
  await t.owner.execute(sql`insert into calls (organization_id, id, kind, direction, status, answered, called_at, local_date, local_hour,
      local_dow, phone, score, has_recording, spam)
    values (${organizationId}, ${id}, ${kind}, ${direction}, ${status}, ${status === "answered" || status === "completed"},
      ${at.toISOString()}, ${at.toISOString().slice(0, 10)}, ${at.getUTCHours()}, ${at.getUTCDay() || 7}, ${rest.phone ?? null},
      ${rest.score ?? null}, ${rest.recording ?? false}, ${rest.spam ?? false})`);
  if (kind === "ai")
    await t.owner.execute(sql`insert into ai_calls (organization_id, call_id, to_number, purpose, max_duration_seconds, answered_at, cost_breakdown)
      values (${organizationId}, ${id}, '+1', 'Ask', 600, ${status === "in_progress" ? at.toISOString() : null},
        ${JSON.stringify(rest.costs ?? [])}::jsonb)`);
  return encodeId("call", id);
}

const days = { from: "2026-03-19", to: "2026-03-20" };
const queryId = async (filters: { dimension: string; op: "is"; values: string[] }[] = []) =>
  (await queryMetrics(ctx, { measures: ["calls"], range: days, filters })).queryId;

beforeAll(async () => {
  t = await createTestDatabase();
  org = await t.createOrganization({ timezone: "UTC" });
  other = await t.createOrganization();
  ctx = { ...org.context, clock: { now: () => NOW } };
});
afterAll(() => t.close());

describe("listLiveCalls", () => {
  test("names what rings or is held now, of both doors, and neither what ended nor what nobody told the end of", async () => {
    const held = await seed({ ago: 5, status: "in_progress", kind: "ai", direction: "outbound" });
    const rings = await seed({ ago: 1, status: "ringing" });
    await seed({ ago: 2, status: "answered" });
    await seed({ ago: 60 * 24, status: "in_progress" });
    await seed({ ago: 3, status: "ringing", spam: true });
    await seed({ ago: 4, status: "ringing", organization: other });
    await seed({ ago: 1, status: "queued", kind: "ai", direction: "outbound" });
    const { calls, total, waiting } = await listLiveCalls(ctx);
    expect(calls.map(({ id }) => id)).toEqual([rings, held]);
    expect(calls.map(({ answeredAt }) => answeredAt?.getTime() ?? null)).toEqual([null, NOW.getTime() - 5 * 60_000]);
    expect([total, waiting]).toEqual([2, 1]);
  });

  test("needs calls.read", async () => {
    await expect(listLiveCalls({ ...ctx, permissions: new Set() })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("listMissedNotCalledBack", () => {
  test("has one line for each number that was missed and not reached since", async () => {
    await seed({ ago: 300, status: "missed", phone: 12125550001 });
    const again = await seed({ ago: 200, status: "missed", phone: 12125550001 });
    // Called back, though nobody took it.
    await seed({ ago: 290, status: "missed", phone: 12125550002 });
    await seed({ ago: 280, status: "no_answer", phone: 12125550002, direction: "outbound" });
    // Rang again and was answered.
    await seed({ ago: 270, status: "missed", phone: 12125550003 });
    await seed({ ago: 260, status: "answered", phone: 12125550003 });
    // Reached, and missed once more after that.
    await seed({ ago: 250, status: "missed", phone: 12125550004 });
    await seed({ ago: 240, status: "answered", phone: 12125550004 });
    const after = await seed({ ago: 230, status: "missed", phone: 12125550004 });
    // A call back that could not be placed reached nobody.
    const failed = await seed({ ago: 220, status: "missed", phone: 12125550005 });
    await seed({ ago: 210, status: "failed", phone: 12125550005, direction: "outbound" });
    await seed({ ago: 205, status: "missed", phone: null });
    await seed({ ago: 204, status: "missed", phone: 12125550006, organization: other });
    const { data, total } = await listMissedNotCalledBack(ctx, await queryId());
    expect(data.map(({ id, tries }) => [id, tries])).toEqual([
      [again, 2],
      [failed, 1],
      [after, 1],
    ]);
    expect(data[0]?.firstTryAt).toEqual(new Date(NOW.getTime() - 300 * 60_000));
    expect(total).toBe(3);
    const first = await listMissedNotCalledBack(ctx, await queryId(), { limit: 1 });
    expect([first.data.length, first.total]).toEqual([1, 3]);
  });

  test("stays within the filters of the query, and knows no other ids", async () => {
    const ofAi = await queryId([{ dimension: "kind", op: "is", values: ["ai"] }]);
    expect(await listMissedNotCalledBack(ctx, ofAi)).toEqual({ data: [], total: 0 });
    await expect(listMissedNotCalledBack(ctx, "qry_none")).rejects.toMatchObject({ code: "not_found" });
  });
});

test("listCallsToScore has calls that can be heard and are not scored, latest first", async () => {
  const older = await seed({ ago: 100, status: "answered", recording: true });
  const newer = await seed({ ago: 90, status: "answered", recording: true });
  await seed({ ago: 80, status: "answered", recording: true, score: 4 });
  await seed({ ago: 70, status: "answered" });
  const { data, total } = await listCallsToScore(ctx, await queryId());
  expect(data.map(({ id }) => id)).toEqual([newer, older]);
  expect(total).toBe(2);
});

test("sumCostByProvider adds up what each provider charged for the AI calls of the query", async () => {
  const line = (provider: string, microdollars: number) => ({ provider, microdollars });
  const ai = { status: "completed", kind: "ai", direction: "outbound" } as const;
  await seed({ ...ai, ago: 50, costs: [line("twilio", 14_000), line("openai", 2_500)] });
  await seed({ ...ai, ago: 40, costs: [line("twilio", 7_000)] });
  await seed({ ...ai, ago: 60 * 24 * 10, costs: [line("twilio", 1_000_000)] });
  await seed({ ...ai, ago: 45, costs: [line("twilio", 5_000_000)], organization: other });
  expect(await sumCostByProvider(ctx, await queryId())).toEqual([
    { provider: "twilio", microdollars: 21_000, calls: 2 },
    { provider: "openai", microdollars: 2_500, calls: 1 },
  ]);
});
