export {
  type AttributionModel,
  type AttributionModelKey,
  attributionModels,
  creditsOf,
  isDirect,
  type Touch,
  touchesBefore,
} from "./attribution/index.ts";
export { type Dimension, dimensionByKey, dimensions, spendDimensions } from "./catalogue/dimensions.ts";
export { factsOfMeasures, type Measure, measureByKey, measures, type Unit } from "./catalogue/measures.ts";
export type { Facts } from "./catalogue/parts.ts";
export { compileCalls } from "./compile/compile-calls.ts";
export { compileQuery } from "./compile/compile-query.ts";
export type { Scope } from "./compile/compile-where.ts";
export type { Statement } from "./compile/params.ts";
export { mergingDictionaries } from "./query/merging-dictionaries.ts";
export { decodeQueryId } from "./query/query-id.ts";
export { MetricQueryInput, rangePresets } from "./query/schema.ts";
export { validateQuery } from "./query/validate-query.ts";
export { compareRange } from "./range/compare-range.ts";
export { type Extent, type ResolvedRange, resolveRange } from "./range/resolve-range.ts";
export { readGroups, type StatementAnswer } from "./result/read-groups.ts";
export type { Column, Comparison, Definition, MetricResult, OtherRow, ResultRow } from "./result/result.ts";
export { type Answer, shapeResult } from "./result/shape-result.ts";
