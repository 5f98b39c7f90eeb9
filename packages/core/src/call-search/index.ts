export { enqueueIndex } from "./enqueue-index.ts";
export { indexCalls } from "./index-calls.ts";
export { searchCondition } from "./search-condition.ts";
