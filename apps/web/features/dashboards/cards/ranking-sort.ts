export interface Sort {
  key: string;
  direction: "asc" | "desc";
}

/** The order that an address asks for, "conversions.asc"; the first measure, largest first, where it asks for nothing known. */
export function readSort(written: string | null, measures: { key: string }[]): Sort {
  const [key, direction] = written?.split(".") ?? [];
  const known = measures.some((measure) => measure.key === key);
  return known && key ? { key, direction: direction === "asc" ? "asc" : "desc" } : usual(measures);
}

/** Null for the usual order, which an address need not name. */
export function writeSort({ key, direction }: Sort, measures: { key: string }[]): string | null {
  const { key: first } = usual(measures);
  return key === first && direction === "desc" ? null : `${key}.${direction}`;
}

/** A click on a head: largest first, then smallest first. */
export function nextSort(now: Sort, key: string): Sort {
  return { key, direction: now.key === key && now.direction === "desc" ? "asc" : "desc" };
}

const usual = (measures: { key: string }[]): Sort => ({ key: measures[0]?.key ?? "calls", direction: "desc" });
