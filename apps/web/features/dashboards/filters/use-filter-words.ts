"use client";

import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useValueWords } from "../use-value-words.ts";
import { type DashboardFilter, dimensionLabel } from "./dimensions.ts";
import { filterKind, OP_WORDS } from "./filter-kinds.ts";
import { useCatalog } from "./use-catalog.ts";

/** A filter in words: the dimension's name, the comparison and the values. */
export function useFilterWords() {
  const format = useFormat();
  const words = useValueWords();
  const catalog = useCatalog();
  // The catalogue's names of numbers say their unit, which the editor converts from.
  const label = (dimension: string) =>
    (filterKind(dimension) === "number" ? null : catalog?.dimensions.find(({ key }) => key === dimension)?.label) ??
    dimensionLabel(dimension);
  return {
    label,
    value(dimension: string, value: string): string {
      if (dimension === "duration" || dimension === "talk_time") return format.duration(Number(value));
      return dimension === "value" ? format.moneyExact(Number(value)) : words(dimension, value);
    },
    of({ dimension, op, values }: DashboardFilter) {
      const [first = ""] = values;
      const more = values.length > 1 ? ` or ${values.length - 1} more` : "";
      return { label: label(dimension), op: OP_WORDS[op], value: `${this.value(dimension, first)}${more}` };
    },
  };
}
