import type { CallLine, CallPage } from "../call-wire.ts";

export interface ListPages {
  pages: CallPage[];
  pageParams: unknown[];
}

/** All lines in order, each call once: a call that moved between two pages (its time was mended) stays where it was first. */
export function linesOf(pages: CallPage[]): CallLine[] {
  const seen = new Set<string>();
  return pages
    .flatMap((page) => page.data)
    .filter(({ id }) => {
      if (seen.has(id)) return false;
      seen.add(id);
      return true;
    });
}

/** Puts a fresh line in the place of the old one. Lines that are not shown are not added: nothing moves. */
export function replaceLine<T extends ListPages>(list: T, fresh: CallLine): T {
  if (!list.pages.some((page) => page.data.some(({ id }) => id === fresh.id))) return list;
  return {
    ...list,
    pages: list.pages.map((page) => ({
      ...page,
      data: page.data.map((line) => (line.id === fresh.id ? fresh : line)),
    })),
  };
}
