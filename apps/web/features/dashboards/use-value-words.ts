"use client";

import { useCallback } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { NO_VALUE } from "./filters/dimensions.ts";
import { BUCKETS, type Bucket } from "./filters/range.ts";
import { writeValue } from "./filters/write-value.ts";
import { usePeriodLabels } from "./use-period-labels.ts";

/** Writes a value of any dimension in the reader's words: days and hours in the organization's language, phone numbers nationally. */
export function useValueWords(): (dimension: string, value: string | number | null | undefined) => string {
  const labels = usePeriodLabels();
  const format = useFormat();
  return useCallback(
    (dimension, value) => {
      if (value == null || value === NO_VALUE) return "None";
      if (BUCKETS.includes(dimension as Bucket)) return labels.bucket(dimension as Bucket, value);
      if (dimension === "weekday") return labels.weekday(Number(value));
      if (dimension === "landing_page" || dimension === "referrer") return pathFirst(String(value));
      if (dimension === "tracking_number") return format.phone(String(value));
      return writeValue(dimension, String(value));
    },
    [labels, format],
  );
}

/** The pages of a list mostly share their site: what tells them apart stands first, where a narrow column still shows it. */
function pathFirst(address: string): string {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return address;
  const { hostname, pathname, search } = new URL(address);
  const site = hostname.replace(/^www\./, "");
  return pathname === "/" && !search ? site : `${pathname}${search} · ${site}`;
}
