import { movePlace, type Place, stepPlace } from "./place.ts";

const STEPS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The board after an arrow key on one tile: it moves, with Shift its size changes. Null for other keys. */
export function arrowStep<T extends Place>(
  places: readonly T[],
  id: string,
  { key, shiftKey }: { key: string; shiftKey: boolean },
  least: { w: number; h: number },
): T[] | null {
  const step = STEPS[key];
  const tile = places.find((one) => one.id === id);
  if (!step || !tile) return null;
  return shiftKey
    ? movePlace(places, id, { w: tile.w + step.x, h: tile.h + step.y }, least)
    : stepPlace(places, id, step, least);
}

/** Said after a step, for those who do not see it. */
export function placeWords({ x, y, w, h }: Place): string {
  return `Column ${x + 1}, row ${y + 1}, ${w} wide, ${h} high`;
}
