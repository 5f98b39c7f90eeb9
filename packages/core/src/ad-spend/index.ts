export { buildAdSpendPlan } from "./build-ad-spend-plan.ts";
export { guessSpendColumns, isAdSpendHeader } from "./guess-spend-columns.ts";
export { type AdSpendPlan, type SpendColumns, type SpendField, spendFields } from "./plan.ts";
