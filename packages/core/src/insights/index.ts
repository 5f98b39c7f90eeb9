export { listCatalog } from "./list-catalog.ts";
export { ListQueryCallsInput, listQueryCalls } from "./list-query-calls.ts";
export { type BatchAnswer, queryBatch, queryBatchAsText } from "./query-batch.ts";
export { queryMetrics } from "./query-metrics.ts";
