"use client";

import { useMemo } from "react";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { createPeriodLabels } from "./period-labels.ts";

export function usePeriodLabels() {
  const { locale } = useViewer().organization;
  return useMemo(() => createPeriodLabels(locale), [locale]);
}
