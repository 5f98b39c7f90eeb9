import {
  CountCohortsInput,
  countCohorts,
  FindAnomaliesInput,
  ForecastMeasureInput,
  findAnomalies,
  forecastMeasure,
  PlanStaffingInput,
  planStaffing,
} from "@parley/core/statistics";
import { type RouteDeclaration, route } from "../http/route.ts";
import { fromWire, toWire, wireSchema } from "../http/wire.ts";
import { AnomaliesAnswer, CohortsAnswer, ForecastAnswer, StaffingAnswer } from "./statistics-wire.ts";

/** What numbers lead one to expect, and what stands out of that. */
export const statisticsRoutes: RouteDeclaration[] = [
  route({
    method: "POST",
    url: "/analytics/forecast",
    operation: "forecastMeasure",
    summary: "What a measure is likely to be on the coming days, with an interval and the error of its back test",
    tag: "Analytics",
    permission: "analytics.query",
    body: wireSchema(ForecastMeasureInput),
    response: ForecastAnswer,
    handle: async (ctx, { body }) => toWire(await forecastMeasure(ctx, fromWire(body) as ForecastMeasureInput)),
  }),
  route({
    method: "POST",
    url: "/analytics/anomalies",
    operation: "findAnomalies",
    summary: "Which days or hours are unusual for their place in the week, and which values explain them",
    tag: "Analytics",
    permission: "analytics.query",
    body: FindAnomaliesInput,
    response: AnomaliesAnswer,
    handle: async (ctx, { body }) => toWire(await findAnomalies(ctx, body)),
  }),
  route({
    method: "POST",
    url: "/analytics/cohorts",
    operation: "countCohorts",
    summary: "First-time callers by week or month, and how many of them called again or converted later",
    tag: "Analytics",
    permission: "analytics.query",
    body: CountCohortsInput,
    response: CohortsAnswer,
    handle: async (ctx, { body }) => toWire(await countCohorts(ctx, body)),
  }),
  route({
    method: "POST",
    url: "/analytics/staffing",
    operation: "planStaffing",
    summary: "How many agents each hour of the week takes to reach a service level",
    tag: "Analytics",
    permission: "analytics.query",
    body: wireSchema(PlanStaffingInput),
    response: StaffingAnswer,
    handle: async (ctx, { body }) => toWire(await planStaffing(ctx, fromWire(body) as PlanStaffingInput)),
  }),
];
