import { agentsNeeded } from "@parley/analytics/statistics";
import { invalidInput } from "@parley/platform";
import { z } from "zod";
import { type Context, guard, parseInput } from "../context/index.ts";
import { queryMetrics } from "../insights/index.ts";
import { dailySeries } from "./daily-series.ts";
import { hourlySeries } from "./hourly-series.ts";
import { addDays, later, weekdayOf } from "./local-days.ts";
import { queryFilters, queryRange } from "./query-filter.ts";
import { resolveDays } from "./resolve-days.ts";

/** Older weeks say little about the next one. */
const MOST_DAYS = 366;
const HOUR_SECONDS = 3600;
/** Of ten such hours eight are to be staffed well, not only the average one. */
const BUSY = 0.8;

export const PlanStaffingInput = z.object({
  range: queryRange,
  filters: queryFilters,
  serviceLevel: z
    .number()
    .min(0.01, "Use a share between 0.01 and 0.99.")
    .max(0.99, "Use a share between 0.01 and 0.99.")
    .default(0.8),
  withinSeconds: z.number().int().min(0).max(600, "Use at most 600 seconds.").default(20),
  maxOccupancy: z.number().min(0.1).max(1, "Use a share of at most 1.").default(0.85),
  /** Average time that a call keeps an agent busy: talk time as measured, or seconds. */
  handling: z
    .union([z.literal("measured"), z.number().int().min(1).max(7200)], "Use measured, or seconds from 1 to 7200.")
    .default("measured"),
});
export type PlanStaffingInput = z.input<typeof PlanStaffingInput>;

export interface StaffingCell {
  /** 1 Monday ... 7 Sunday */
  weekday: number;
  /** 0 to 23 */
  hour: number;
  /** Inbound calls in such an hour: on average, and in the busy ones (four of five have fewer). */
  calls: number;
  busyCalls: number;
  /** Agents that the goal takes for the average hour, and for the busy ones. */
  agents: number;
  busyAgents: number;
  /** With `agents` in an average hour: share answered in time, average wait, share of time that agents are busy. */
  answeredInTime: number;
  averageWaitSeconds: number;
  occupancy: number;
}

export interface StaffingPlan {
  status: "ready" | "empty" | "no_handling_time";
  /** The days that were counted. */
  range: { from: string; to: string } | null;
  timezone: string;
  serviceLevel: number;
  withinSeconds: number;
  maxOccupancy: number;
  handlingSeconds: number | null;
  /** 7 x 24, from Monday's first hour on. */
  cells: StaffingCell[];
}

/**
 * How many agents each hour of the week takes to reach a service level (Erlang C), from the inbound calls of past days. An estimate on the
 * safe side: Erlang C has callers wait for ever, and every agent take every call. Throws `invalid_input` for unknown names.
 */
export async function planStaffing(ctx: Context, input: PlanStaffingInput): Promise<StaffingPlan> {
  guard(ctx, "analytics.query");
  const { range, filters, handling, ...goal } = parseInput(PlanStaffingInput, input);
  if (filters.some(({ dimension }) => dimension === "day" || dimension === "hour_of_day" || dimension === "weekday")) {
    throw invalidInput([
      { pointer: "/filters", message: "The plan is for every hour of the week. Leave out filters by time." },
    ]);
  }
  const asked = await resolveDays(ctx, range);
  const { timezone } = await queryMetrics(ctx, { measures: ["calls"], range: "today" });
  const nothing = { range: null, timezone, ...goal, handlingSeconds: null, cells: [] };
  if (!asked) return { ...nothing, status: "empty" };
  const counted = { from: later(asked.from, addDays(asked.to, 1 - MOST_DAYS)), to: asked.to };
  const { days } = await dailySeries(ctx, { measure: "inbound_calls", filters, ...counted });
  if (days.length === 0) return { ...nothing, status: "empty" };
  const recorded = { from: days[0]!, to: days.at(-1)! };
  const handlingSeconds = handling === "measured" ? await measuredHandling(ctx, filters, recorded) : handling;
  if (!handlingSeconds) return { ...nothing, range: recorded, status: "no_handling_time" };
  const hours = await hourlySeries(ctx, { measure: "inbound_calls", filters, days });
  const counts = new Map<number, number[]>();
  for (const { day, hour, value } of hours) {
    const place = (weekdayOf(day) - 1) * 24 + hour;
    counts.set(place, [...(counts.get(place) ?? []), value]);
  }
  const cells = Array.from({ length: 168 }, (_, place): StaffingCell => {
    const values = (counts.get(place) ?? []).sort((a, b) => a - b);
    const calls = values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
    const busyCalls = values[Math.max(0, Math.ceil(values.length * BUSY) - 1)] ?? 0;
    const staffed = (arrivals: number) =>
      agentsNeeded({ arrivals, intervalSeconds: HOUR_SECONDS, handlingSeconds }, goal);
    const { agents, outlook } = staffed(calls);
    return {
      ...{ weekday: Math.floor(place / 24) + 1, hour: place % 24, calls, busyCalls, agents },
      busyAgents: Math.max(agents, staffed(busyCalls).agents),
      answeredInTime: outlook.answeredWithin(goal.withinSeconds),
      ...{ averageWaitSeconds: outlook.averageWaitSeconds, occupancy: outlook.occupancy },
    };
  });
  return { status: "ready", range: recorded, timezone, ...goal, handlingSeconds, cells };
}

async function measuredHandling(
  ctx: Context,
  filters: z.output<typeof queryFilters>,
  range: { from: string; to: string },
): Promise<number | null> {
  const answered: z.output<typeof queryFilters> = [
    ...filters,
    { dimension: "direction", op: "is", values: ["inbound"] },
  ];
  const { totals } = await queryMetrics(ctx, { measures: ["avg_talk_time"], filters: answered, range });
  return totals.avg_talk_time ?? null;
}
