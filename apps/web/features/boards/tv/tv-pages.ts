import { inReadingOrder, type Place } from "../grid/place.ts";

/**
 * Cuts a board into pages of at most so many rows, in order of reading, so that it need not be made smaller than can be read from afar.
 * A tile is never cut in two; one that is higher than a page is made as high as one.
 */
export function tvPages<T extends Place>(tiles: readonly T[], mostRows: number): T[][] {
  const pages: T[][] = [];
  let left = inReadingOrder(tiles).map((tile) => ({ ...tile, h: Math.min(tile.h, mostRows) }));
  while (left.length > 0) {
    const top = Math.min(...left.map(({ y }) => y));
    const page = left.filter(({ y, h }) => y + h <= top + mostRows);
    pages.push(page.map((tile) => ({ ...tile, y: tile.y - top })));
    left = left.filter((tile) => !page.includes(tile));
  }
  return pages;
}

/** Rows of a page that have a tile in them. */
export const rowsOf = (page: readonly Place[]) => Math.max(1, ...page.map(({ y, h }) => y + h));
