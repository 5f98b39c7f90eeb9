import { expect, test } from "vitest";
import { validateQuery } from "../query/validate-query.ts";
import { encodeColumn } from "../segments/column-codec.ts";
import { FLAG, standardColumns } from "../segments/column-names.ts";
import { Engine } from "./engine.ts";

const ROWS = 6_000;
const FIRST = Date.parse("2026-03-01T00:00Z") / 1000;
const MASKS = Object.values(FLAG).filter((mask) => mask > FLAG.status && mask !== FLAG.spam);

/** Calls of which everything is true or false as it comes: thousands of kinds, where an organization's own are a few hundred. */
function manyKinds(): number[] {
  let seed = 1;
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  return Array.from({ length: ROWS }, () =>
    MASKS.reduce((flags, mask) => (next() < 0.5 ? flags | mask : flags), Math.floor(next() * 9)),
  );
}

test("kinds of calls are told apart however many there are", () => {
  const flags = manyKinds();
  const engine = new Engine();
  const column = (name: string) => {
    if (name === "flags") return flags;
    if (name === "time") return flags.map((_, i) => FIRST + i);
    return new Array<number>(ROWS).fill(name === "day" ? Math.floor(FIRST / 86_400) : 0);
  };
  const bucket = "2026-03-01";
  const columns = standardColumns.map((name) => ({ bucket, name, epoch: 1, data: encodeColumn(column(name), ROWS) }));
  const rows = [{ bucket, epoch: 1, calls: ROWS, first: FIRST, last: FIRST + ROWS - 1 }];
  const dictionaries = [{ kind: "outcome", ids: [], values: [], merged: [] }];
  engine.handle({ kind: "load", organizationId: "o", loaded: { state: { epoch: 1, rows }, columns, dictionaries } });

  const counted = {
    inbound_calls: (of: number) => !(of & FLAG.outbound),
    ai_calls: (of: number) => Boolean(of & FLAG.ai),
    answered_calls: (of: number) => Boolean(of & FLAG.answered),
    human_answered_calls: (of: number) => Boolean(of & FLAG.humanAnswered),
    conversions: (of: number) => Boolean(of & FLAG.converted),
    first_time_callers: (of: number) => Boolean(of & FLAG.firstTime),
    missed_calls: (of: number) => (of & FLAG.status) === 1 && !(of & FLAG.outbound),
    voicemails: (of: number) => (of & FLAG.status) === 3,
  };
  const others = ["avg_score", "avg_duration", "avg_talk_time", "avg_ring_time", "cost_per_call", "repeat_caller_rate"];
  const range = { from: "2026-03-01", to: "2026-03-01" };
  const query = validateQuery({ measures: [...Object.keys(counted), ...others], range });
  const settings = { qualifiedScore: 300, serviceLevelSeconds: 20 };
  const scope = { organizationId: "o", timezone: "UTC", settings };
  const question = { query, range, before: null, scope, currency: "USD" };
  const reply = engine.handle({ kind: "answer", organizationId: "o", epoch: 1, questions: [question], text: false });
  if (reply.kind !== "answers") throw new Error(`Answered with ${JSON.stringify(reply)}`);
  const [result] = reply.results;
  if (!result || typeof result === "string") throw new Error("Answered with text");
  for (const [measure, holds] of Object.entries(counted)) {
    expect(result.totals[measure], measure).toBe(flags.filter(holds).length);
  }
});
