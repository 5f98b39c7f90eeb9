import { dimensionLabel } from "@/features/dashboards/filters/dimensions.ts";
import type { Catalog } from "@/features/dashboards/filters/use-catalog.ts";

const TIME = new Set(["day", "week", "month", "hour_of_day", "weekday"]);

/** The catalogue's measures to choose from, each with its formula. */
export function measureOptions(catalog: Catalog | undefined) {
  return (catalog?.measures ?? []).map(({ key, label, formula }) => ({
    value: key,
    label,
    hint: formula,
    keywords: key,
  }));
}

/** The dimensions that numbers can be split by; some are for filters only. */
export function dimensionOptions(catalog: Catalog | undefined) {
  const splits = (catalog?.dimensions ?? []).filter((one) => !("filter_only" in one && one.filter_only));
  return splits
    .map(({ key, label }) => {
      const group = TIME.has(key) ? "Time" : key.startsWith("custom.") ? "Fields of your own" : "Calls";
      return { value: key, label: label || dimensionLabel(key), group, keywords: key };
    })
    .sort((a, b) => ORDER.indexOf(a.group) - ORDER.indexOf(b.group));
}

const ORDER = ["Time", "Calls", "Fields of your own"];
