export { exportMetrics } from "./export-metrics.ts";
export { ExportMetricsInput } from "./schemas.ts";
