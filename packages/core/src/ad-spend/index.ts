export { buildAdSpendPlan } from "./build-ad-spend-plan.ts";
export { guessSpendColumns, isAdSpendHeader } from "./guess-spend-columns.ts";
export { type AdSpendPlan, type SpendColumns, type SpendField, spendFields } from "./plan.ts";
export { runAdSpendImport } from "./run-ad-spend-import.ts";
export { undoAdSpend } from "./undo-ad-spend.ts";
