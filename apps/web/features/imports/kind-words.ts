import type { ImportSummary } from "./import-wire.ts";

/** What the rows of an import are called: calls, or rows of ad spend. */
export interface KindWords {
  /** "Calls", as a heading. */
  title: string;
  many: string;
  one: string;
}

const WORDS: Record<ImportSummary["kind"], KindWords> = {
  calls: { title: "Calls", many: "calls", one: "call" },
  ad_spend: { title: "Ad spend", many: "rows of spend", one: "row of spend" },
};

export function kindWords(kind: ImportSummary["kind"]): KindWords {
  return WORDS[kind];
}

/** "1 call", "1,204 calls". `written` is the number as the organization writes it. */
export function countOf(kind: ImportSummary["kind"], count: number, written: string): string {
  return `${written} ${count === 1 ? kindWords(kind).one : kindWords(kind).many}`;
}
