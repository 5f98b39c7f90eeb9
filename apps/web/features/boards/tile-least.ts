import type { ShownTile } from "./board-wire.ts";

type Size = { w: number; h: number };

/** Below this a kind cannot be read. */
const LEAST: Partial<Record<ShownTile["kind"], Size>> = {
  kpi: { w: 2, h: 2 },
  text: { w: 2, h: 1 },
};

export const leastSize = ({ kind }: Pick<ShownTile, "kind">): Size => LEAST[kind] ?? { w: 3, h: 3 };

const NEW: Partial<Record<ShownTile["kind"], Size>> = {
  kpi: { w: 3, h: 3 },
  text: { w: 4, h: 2 },
  line: { w: 6, h: 6 },
  area: { w: 6, h: 6 },
  combo: { w: 6, h: 6 },
  table: { w: 6, h: 7 },
};

/** What a new tile of that kind measures. */
export const newSize = ({ kind }: Pick<ShownTile, "kind">): Size => NEW[kind] ?? { w: 4, h: 6 };
