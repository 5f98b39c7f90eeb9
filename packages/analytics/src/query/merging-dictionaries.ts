import { dimensionOf } from "../catalogue/dimensions.ts";

/** Of the dimensions that a question names, the dictionaries whose values may count as others (`Scope.merged`). */
export function mergingDictionaries(dimensions: string[]): string[] {
  const kinds = dimensions.flatMap((key) => {
    const { merges, origin } = dimensionOf(key) ?? {};
    if (origin?.from === "channel") return ["source", "medium"];
    return merges && origin?.from === "dictionary" ? [origin.kind] : [];
  });
  return [...new Set(kinds)];
}
