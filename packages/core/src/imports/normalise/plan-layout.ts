import type { ColumnMap, Field } from "./guess-columns.ts";

/** Fields of which the call keeps the text itself; of all others the file's own wording is kept too. */
const KEPT_AS_THEY_ARE: Field[] = [
  ...(["medium", "campaign", "keyword", "agent", "city", "state", "country"] as const),
  ...(["device", "browser", "adGroup", "adNetwork", "notes"] as const),
];

export interface Layout {
  /** Headers of the kept columns, in the file's order. */
  columns: string[];
  positions: number[];
}

/** Which columns of the file go to `call_details`: every one whose text the call does not hold as it is. */
export function planLayout(header: readonly string[], map: ColumnMap): Layout {
  const held = new Set(KEPT_AS_THEY_ARE.map((field) => map[field]).filter((index) => index !== undefined));
  const positions = header.map((_, index) => index).filter((index) => !held.has(index));
  return { positions, columns: positions.map((index) => header[index]!.trim()) };
}
