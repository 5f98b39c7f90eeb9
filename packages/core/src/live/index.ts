export { listCallsToScore } from "./list-calls-to-score.ts";
export { listLiveCalls } from "./list-live-calls.ts";
export { listMissedNotCalledBack, WorkListInput } from "./list-missed-not-called-back.ts";
export { sumCostByProvider } from "./sum-cost-by-provider.ts";
