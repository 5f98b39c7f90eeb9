export type { SegmentsNow } from "./read-state.ts";
export { createSegmentEngine, type ListedCalls, type SegmentEngine } from "./segment-engine.ts";
