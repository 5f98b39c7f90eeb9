export { type AnalyseOptions, analyseFile } from "./analyse-file.ts";
export { buildCallPlan, type PlanDecisions } from "./build-call-plan.ts";
export { ensureCustomFields } from "./ensure-custom-fields.ts";
export type { FileAnalysis } from "./file-analysis.ts";
