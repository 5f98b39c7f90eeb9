export { listCatalog } from "./list-catalog.ts";
export { ListQueryCallsInput, listQueryCalls, type QueryCallsPage } from "./list-query-calls.ts";
export { queryMetrics } from "./query-metrics.ts";
