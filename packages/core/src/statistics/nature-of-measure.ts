import { factsOfMeasures, type Measure, measureByKey, measures } from "@parley/analytics";

/** What may be done with a measure besides showing it. */
export interface MeasureNature {
  /** A sum or count: days of it may be added up. */
  additive: boolean;
  /** Of a rate: the count that it is a share of. Null where the catalogue has none, and for everything else. */
  base: string | null;
  /** A mean over calls (average talk time, revenue per call). */
  isMean: boolean;
}

/** Different callers are counted once over several days. */
const DISTINCT = "unique_callers";

/** Of a measure that does not exist nothing may be done; `queryMetrics` refuses it by name. */
export function natureOfMeasure(key: string): MeasureNature {
  const { parts, unit } = measureByKey.get(key) ?? { parts: [], unit: null };
  const [, basePart, more] = parts;
  const ofCalls = factsOfMeasures([key]).every((facts) => facts !== "ad_spend");
  const isQuotient = basePart !== undefined && more === undefined && ofCalls;
  const isSum = parts.length === 1 && (unit === "count" || unit === "money" || unit === "microdollars");
  return {
    additive: isSum && key !== DISTINCT,
    base: isQuotient && unit === "ratio" ? countOf(basePart) : null,
    isMean: isQuotient && unit !== "ratio",
  };
}

function countOf(part: Measure["parts"][number]): string | null {
  return measures.find(({ unit, parts }) => unit === "count" && parts.length === 1 && parts[0] === part)?.key ?? null;
}

/** Measures that an experiment can compare, for messages that say what to use instead. */
export const comparableMeasures: readonly string[] = measures.flatMap(({ key }) => {
  const { base, isMean } = natureOfMeasure(key);
  return base !== null || isMean ? [key] : [];
});
