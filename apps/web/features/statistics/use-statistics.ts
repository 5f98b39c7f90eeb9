"use client";

import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type Scope, toMetricFilters } from "@/features/dashboards/filters/question.ts";
import { daysIn, type MetricRange } from "@/features/dashboards/filters/range.ts";
import { ANALYTICS } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import type { Anomalies, Cohorts, Forecast, StaffingPlan } from "./answers.ts";

// What is worked out from a year of calls does not change with each of them; a new call renews it at most so often.
const FRESH_MS = 300_000;
const kept = { placeholderData: keepPreviousData, staleTime: FRESH_MS };

/** The coming days of a measure under the page's filters, whatever days the page shows. */
export function useForecast(
  scope: Pick<Scope, "filters">,
  { enabled = true, ...ahead }: { measure: string; until?: "end_of_month"; horizon_days?: number; enabled?: boolean },
): UseQueryResult<Forecast> {
  const body = { ...ahead, filters: toMetricFilters(scope.filters) };
  return useQuery({
    queryKey: [ANALYTICS, "forecast", body],
    queryFn: async ({ signal }) => (await api.POST("/api/v1/analytics/forecast", { body, signal })).data!,
    enabled,
    ...kept,
  });
}

/** More days than this are not looked through for what is unusual: the last 90 are. */
const MOST_DAYS = { day: 400, hour: 92 };

export function anomalyRange(range: MetricRange, grain: "day" | "hour"): MetricRange {
  return daysIn(range) > MOST_DAYS[grain] ? { preset: "last_90_days" } : range;
}

/** Days or hours of the page that are out of the ordinary. For rings on a series: `useAnomalies(scope, { measure })`. */
export function useAnomalies(
  scope: Pick<Scope, "filters" | "range">,
  { measure, grain = "day", enabled = true }: { measure: string; grain?: "day" | "hour"; enabled?: boolean },
): UseQueryResult<Anomalies> {
  const body = { measure, grain, range: anomalyRange(scope.range, grain), filters: toMetricFilters(scope.filters) };
  return useQuery({
    queryKey: [ANALYTICS, "anomalies", body],
    queryFn: async ({ signal }) => (await api.POST("/api/v1/analytics/anomalies", { body, signal })).data!,
    enabled,
    ...kept,
  });
}

export function useCohorts(scope: Pick<Scope, "filters">, grain: "week" | "month"): UseQueryResult<Cohorts> {
  const body = { grain, filters: toMetricFilters(scope.filters) };
  return useQuery({
    queryKey: [ANALYTICS, "cohorts", body],
    queryFn: async ({ signal }) => (await api.POST("/api/v1/analytics/cohorts", { body, signal })).data!,
    ...kept,
  });
}

export interface ServiceGoal {
  service_level: number;
  within_seconds: number;
}

export function useStaffing(scope: Pick<Scope, "filters">, goal: ServiceGoal): UseQueryResult<StaffingPlan> {
  // Half a holiday week or a month that has just begun would plan badly: always the last quarter of a year.
  const range: MetricRange = { preset: "last_90_days" };
  const body = { range, filters: toMetricFilters(scope.filters), ...goal };
  return useQuery({
    queryKey: [ANALYTICS, "staffing", body],
    queryFn: async ({ signal }) => (await api.POST("/api/v1/analytics/staffing", { body, signal })).data!,
    ...kept,
  });
}
