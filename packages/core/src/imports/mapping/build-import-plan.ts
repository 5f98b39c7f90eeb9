import type { AdSpendPlan } from "../../ad-spend/index.ts";
import type { CallPlan } from "../plan.ts";
import { buildCallPlan, type PlanDecisions } from "./build-call-plan.ts";
import { buildSpendPlan } from "./build-spend-plan.ts";
import type { FileAnalysis } from "./file-analysis.ts";

/** What an import runs from (`imports.plan`). */
export type ImportPlan = CallPlan | AdSpendPlan;

/** Decides how a file is read, whatever it holds. Throws ImportRefused for what is missing and `invalid_input` for wrong decisions. */
export function buildImportPlan(analysis: FileAnalysis, currency: string, decisions: PlanDecisions = {}): ImportPlan {
  return analysis.kind === "ad_spend"
    ? buildSpendPlan(analysis, currency, decisions)
    : buildCallPlan(analysis, decisions);
}
