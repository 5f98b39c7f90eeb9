import { dimensionByKey } from "../catalogue/dimensions.ts";

/** Of the dimensions that a question names, the dictionaries whose values may count as others (`Scope.merged`). */
export function mergingDictionaries(dimensions: string[]): string[] {
  const named = dimensions.map((key) => dimensionByKey.get(key));
  return [...new Set(named.flatMap((dimension) => (dimension?.merges ? [dimension.dictionary!] : [])))];
}
