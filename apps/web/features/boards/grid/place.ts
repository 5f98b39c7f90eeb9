/** Columns of a board. Rows are ROW_PX high, with GAP_PX between them, like the columns. */
export const COLUMNS = 12;
export const ROW_PX = 40;
export const GAP_PX = 12;

/** Where a tile stands: columns from the left, rows from the top. */
export interface Place {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
}

const overlap = (a: Place, b: Place) =>
  a.id !== b.id && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** In the order in which they are read. */
export function inReadingOrder<T extends Place>(places: readonly T[]): T[] {
  return [...places].sort((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1));
}

/** Lets every tile rise until it meets another: no overlaps and no empty rows are left. Also mends tiles that overlap. */
export function compact<T extends Place>(places: readonly T[]): T[] {
  return inOrderOf(places, settle(inReadingOrder(places)));
}

/** One after another as high as those before allow. */
function settle<T extends Place>(ordered: readonly T[]): T[] {
  const settled: T[] = [];
  for (const place of ordered) {
    let here = place;
    // Below whatever is in the way first, then up as far as nothing is.
    while (settled.some((one) => overlap(one, here))) here = { ...here, y: here.y + 1 };
    while (here.y > 0 && !settled.some((one) => overlap(one, { ...here, y: here.y - 1 })))
      here = { ...here, y: here.y - 1 };
    settled.push(here);
  }
  return settled;
}

/**
 * Puts one tile somewhere else or makes it larger or smaller. A tile that it covers to the middle changes places with it, others make
 * room downwards, then all rise. Stays within the columns and keeps at least the size that is said.
 */
export function movePlace<T extends Place>(
  places: readonly T[],
  id: string,
  to: Partial<Pick<Place, "x" | "y" | "w" | "h">>,
  least: { w: number; h: number } = { w: 1, h: 1 },
): T[] {
  const moved = places.find((one) => one.id === id);
  if (!moved) return [...places];
  const w = clamp(to.w ?? moved.w, least.w, to.x === undefined ? Math.max(least.w, COLUMNS - moved.x) : COLUMNS);
  const wanted: T = {
    ...moved,
    w,
    x: clamp(to.x ?? moved.x, 0, COLUMNS - w),
    y: clamp(to.y ?? moved.y, 0, 1_000),
    h: clamp(to.h ?? moved.h, least.h, 24),
  };
  const isDown = wanted.y > moved.y;
  const goesBefore = (other: T) => {
    if (!overlap(other, wanted)) return other.y < wanted.y || (other.y === wanted.y && other.x < wanted.x);
    const middle = other.y + other.h / 2;
    return isDown ? wanted.y + wanted.h >= middle : wanted.y > middle;
  };
  const others = inReadingOrder(places.filter((one) => one.id !== id));
  return inOrderOf(places, settle([...others.filter(goesBefore), wanted, ...others.filter((one) => !goesBefore(one))]));
}

/** Furthest that one key press looks for a place. */
const MOST_ROWS = 24;

/** As `movePlace`, but a tile that cannot stand one row further goes on until something changes: past a tall neighbour at once. */
export function stepPlace<T extends Place>(
  places: readonly T[],
  id: string,
  step: { x: number; y: number },
  least?: { w: number; h: number },
): T[] {
  const from = places.find((one) => one.id === id);
  if (!from) return [...places];
  if (step.y === 0) return movePlace(places, id, { x: from.x + step.x }, least);
  for (let rows = 1; rows <= MOST_ROWS; rows++) {
    const after = movePlace(places, id, { y: from.y + step.y * rows }, least);
    if (after.find((one) => one.id === id)!.y !== from.y) return after;
  }
  return [...places];
}

/** A free place for a new tile of that size: the first one in reading order. */
export function freePlace(places: readonly Place[], { w, h }: { w: number; h: number }): { x: number; y: number } {
  const bottom = places.reduce((lowest, one) => Math.max(lowest, one.y + one.h), 0);
  for (let y = 0; y <= bottom; y++) {
    for (let x = 0; x + w <= COLUMNS; x++) {
      if (!places.some((one) => overlap(one, { id: "", x, y, w, h }))) return { x, y };
    }
  }
  return { x: 0, y: bottom };
}

function inOrderOf<T extends Place>(order: readonly Place[], places: readonly T[]): T[] {
  const byId = new Map(places.map((one) => [one.id, one]));
  return order.map(({ id }) => byId.get(id)!);
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
