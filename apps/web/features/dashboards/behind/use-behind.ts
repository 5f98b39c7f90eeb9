"use client";

import { parseAsString, useQueryStates } from "nuqs";

/** The number whose calls are shown: a measure and, of a chart or table, one value of a dimension. */
export interface Behind {
  measure: string;
  row?: { dimension: string; value: string };
}

/** Which number's calls lie open, kept in the page's address so that a link or the back button leads there and out again. */
export function useBehind() {
  const [{ behind, at }, set] = useQueryStates({ behind: parseAsString, at: parseAsString }, { history: "push" });
  const split = at?.indexOf(":") ?? -1;
  const row = at && split > 0 ? { dimension: at.slice(0, split), value: at.slice(split + 1) } : undefined;
  return {
    behind: behind ? { measure: behind, row } : null,
    open: ({ measure, row }: Behind) => void set({ behind: measure, at: row ? `${row.dimension}:${row.value}` : null }),
    close: () => void set({ behind: null, at: null }),
  };
}
