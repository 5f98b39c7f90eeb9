import { MetricQueryInput } from "@parley/analytics";
import type { z } from "zod";

/** Filters and ranges as every question to the catalogue takes them; `queryMetrics` says what is wrong with their names. */
export const queryFilters = MetricQueryInput.shape.filters;
export const queryRange = MetricQueryInput.shape.range;
export type QueryFilter = z.output<typeof queryFilters>[number];
export type QueryRange = z.output<typeof queryRange>;
