"use client";

import { parseAsNativeArrayOf, parseAsString, useQueryStates } from "nuqs";
import { type DashboardFilter, NO_VALUE } from "../filters/dimensions.ts";
import { readFilters, writeFilters } from "../filters/filter-address.ts";

/** The number whose calls are shown. */
export interface Behind {
  measure: string;
  /** Of a chart or table the row: its value of each dimension, null where it has none. */
  row?: Record<string, string | null>;
  /** What the card narrows beyond the page's filters. */
  filters?: DashboardFilter[];
}

const many = parseAsNativeArrayOf(parseAsString).withDefault([]);
/** Measure, row (`dimension:is:value`), the card's own filters, and the order of the calls. */
const parsers = { behind: parseAsString, at: many, and: many, by: parseAsString };

/** Which number's calls lie open, kept in the page's address so that a link or the back button leads there and out again. */
export function useBehind() {
  const [{ behind, at, and }, set] = useQueryStates(parsers, { history: "push" });
  return {
    behind: behind ? { measure: behind, row: readRow(at), filters: readFilters(and) } : null,
    open({ measure, row, filters = [] }: Behind) {
      const cells = Object.entries(row ?? {}).map(
        ([dimension, value]): DashboardFilter => ({ dimension, op: "is", values: [value ?? NO_VALUE] }),
      );
      void set({ behind: measure, at: writeFilters(cells), and: writeFilters(filters) });
    },
    close: () => void set({ behind: null, at: null, and: null, by: null }),
  };
}

function readRow(at: string[]): Behind["row"] {
  const cells = readFilters(at).map(({ dimension, values: [value] }) => [
    dimension,
    value === undefined || value === NO_VALUE ? null : value,
  ]);
  return cells.length > 0 ? Object.fromEntries(cells) : undefined;
}
