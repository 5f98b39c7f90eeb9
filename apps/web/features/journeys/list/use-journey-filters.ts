"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

const parsers = {
  converted: parseAsStringLiteral(["yes", "no"]),
  /** Source of the first touch; empty for none, null for any. */
  first: parseAsString,
  /** Touches at least. */
  touches: parseAsInteger,
};

export interface JourneyFilters {
  converted: "yes" | "no" | null;
  first: string | null;
  touches: number | null;
}

/** What the list of journeys is narrowed to, kept in the page's address. */
export function useJourneyFilters() {
  const [filters, set] = useQueryStates(parsers, { history: "push" });
  return { filters, set: (change: Partial<JourneyFilters>) => void set(change), clear: () => void set(null) };
}
