"use client";

import { useCallback } from "react";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import type { MetricResult } from "./filters/question.ts";
import { type Unit, writeMeasure } from "./write-measure.ts";

/** The unit of a result's measure. */
export function unitOf(result: MetricResult, measure: string): Unit {
  return result.definitions.find(({ key }) => key === measure)?.unit ?? "count";
}

/** Writes a measure's numbers: `write` in full, `axis` as short as an axis allows (no decimals of whole percents). */
export function useMeasureWords() {
  const format = useFormat();
  const { locale } = useViewer().organization;
  return useCallback(
    (unit: Unit) => {
      const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
      const write = (value: number) => (unit === "count" ? format.integer(value) : writeMeasure(format, unit, value));
      const axis = (value: number) => (unit === "ratio" ? percent.format(value) : writeMeasure(format, unit, value));
      return { write, axis };
    },
    [format, locale],
  );
}
