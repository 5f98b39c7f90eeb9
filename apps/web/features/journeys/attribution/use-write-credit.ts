"use client";

import { useCallback } from "react";
import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import { type Unit, writeMeasure } from "@/features/dashboards/write-measure.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";

/** Writes a cell of an attribution: credited conversions with a decimal only where some of the column are shared. */
export function useWriteCredit() {
  const format = useFormat();
  return useCallback(
    (result: MetricResult, key: string, value: string | number | null | undefined): string => {
      const number = typeof value === "number" ? value : null;
      const unit = result.columns.find((column) => column.key === key)?.unit as Unit;
      if (unit !== "score") return writeMeasure(format, unit, number);
      const isShared = [...result.rows, result.other?.values].some((row) => row && !Number.isInteger(row[key] ?? 0));
      return isShared ? format.decimal(number) : format.integer(number);
    },
    [format],
  );
}
