"use client";

import { parseAsBoolean, useQueryState } from "nuqs";
import { useMemo } from "react";
import { useAnomalies, useForecast } from "@/features/statistics/use-statistics.ts";
import type { Scope } from "../filters/question.ts";

const DAYS = 14;

/** What the days before say of those on screen and of those to come. */
export interface Foresight {
  /** By day: the words for what was expected. */
  odd: Map<string, number>;
  ahead: { day: string; value: number; low: number; high: number }[];
}

/**
 * Unusual days of a measure, and when the reader asked for it the next 14. Only of days: weeks and months are too few to judge.
 * `on` stands in the address.
 */
export function useForesight(scope: Scope, measure: string, enabled: boolean) {
  const [on, setOn] = useQueryState("forecast", parseAsBoolean.withDefault(false).withOptions({ history: "push" }));
  const byDay = enabled && scope.bucket === "day";
  const anomalies = useAnomalies(scope, { measure, enabled: byDay });
  const forecast = useForecast(scope, { measure, horizon_days: DAYS, enabled: byDay && on });
  const foresight = useMemo<Foresight>(
    () => ({
      odd: new Map(byDay ? (anomalies.data?.anomalies ?? []).map(({ day, expected }) => [day, expected ?? 0]) : []),
      ahead: byDay && on ? (forecast.data?.points ?? []) : [],
    }),
    [byDay, on, anomalies.data, forecast.data],
  );
  const missing = on && forecast.data && forecast.data.status !== "ready" ? forecast.data : null;
  return { on, setOn: (next: boolean) => void setOn(next ? true : null), byDay, foresight, missing, forecast };
}
