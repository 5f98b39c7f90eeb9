"use client";

import { parseAsNativeArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { readFilters, writeFilters } from "@/features/dashboards/filters/filter-address.ts";
import { type MetricRange, readRange, writeRange } from "@/features/dashboards/filters/range.ts";
import { COMPARISONS } from "@/features/dashboards/filters/use-dashboard-filters.ts";
import { fromBarFilters, toBarFilters } from "./board-filters.ts";
import type { BoardScope } from "./board-wire.ts";

/** An empty list of filters, which differs from saying nothing. */
const NONE = "none";

const parsers = {
  range: parseAsString,
  compare: parseAsStringLiteral(COMPARISONS),
  f: parseAsNativeArrayOf(parseAsString),
};

/**
 * What the board shows: what it was saved with, and over that what the reader chose, which stands in the address. While the board is
 * edited, a choice goes to `onEdit` instead and is saved with it.
 */
export function useBoardScope(saved: BoardScope, onEdit: ((scope: BoardScope) => void) | null) {
  const [chosen, set] = useQueryStates(parsers, { history: "replace", shallow: true });
  const written = JSON.stringify(chosen);
  const scope = useMemo<BoardScope>(() => {
    const { range, compare, f } = JSON.parse(written) as typeof chosen;
    const filters = f && f.length > 0 ? fromBarFilters(readFilters(f)) : saved.filters;
    return { range: (range && readRange(range)) || saved.range, compare: compare ?? saved.compare, filters };
  }, [written, saved]);
  return {
    scope,
    /** Whether the reader looks at something else than the board was saved with. */
    isOther: !onEdit && (chosen.range !== null || chosen.compare !== null || (chosen.f?.length ?? 0) > 0),
    change(next: Partial<BoardScope>) {
      if (onEdit) {
        onEdit({ ...scope, ...next });
        void set({ range: null, compare: null, f: null });
        return;
      }
      void set({
        ...(next.range ? { range: writeRange(next.range as MetricRange) } : {}),
        ...(next.compare ? { compare: next.compare } : {}),
        ...(next.filters ? { f: next.filters.length > 0 ? writeFilters(toBarFilters(next.filters)) : [NONE] } : {}),
      });
    },
    reset: () => void set({ range: null, compare: null, f: null }),
  };
}
