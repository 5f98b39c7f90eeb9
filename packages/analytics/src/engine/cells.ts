import { LANES } from "./kernels.ts";

/** Where a pass counts: a histogram of groups by kinds of calls, and sums in the same cells. */
export interface Cells {
  histogram: Uint32Array;
  sums: Float64Array[];
  /** Cells of one histogram. */
  cells: number;
  /** Whether there are LANES of each, one behind the other. */
  lanes: boolean;
}

/** More cells than this are seldom counted twice on end, and four times as many would not stay in the cache. */
const MOST_IN_LANES = 1 << 13;

export function makeCells(cells: number, sums: number): Cells {
  const lanes = cells <= MOST_IN_LANES;
  const length = lanes ? cells * LANES : cells;
  return {
    histogram: new Uint32Array(length),
    sums: Array.from({ length: sums }, () => new Float64Array(length)),
    ...{ cells, lanes },
  };
}

/** Puts the lanes together. */
export function foldLanes({ histogram, sums, cells, lanes }: Cells): Cells {
  if (!lanes) return { histogram, sums, cells, lanes };
  for (const counted of [histogram, ...sums]) {
    for (let lane = 1; lane < LANES; lane++) {
      for (let cell = 0; cell < cells; cell++) counted[cell]! += counted[lane * cells + cell]!;
    }
  }
  return { histogram: histogram.slice(0, cells), sums: sums.map((sum) => sum.slice(0, cells)), cells, lanes: false };
}

/** Adds what was counted before to the first lane. */
export function addCells(into: Cells, { histogram, sums, cells }: Cells): void {
  for (let cell = 0; cell < cells; cell++) into.histogram[cell]! += histogram[cell]!;
  for (const [n, sum] of sums.entries()) {
    const target = into.sums[n]!;
    for (let cell = 0; cell < cells; cell++) target[cell]! += sum[cell]!;
  }
}

/** The same with room for more. */
export function widenCells(from: Cells, cells: number): Cells {
  const wider = makeCells(cells, from.sums.length);
  const { histogram, sums } = foldLanes(from);
  wider.histogram.set(histogram);
  for (const [n, sum] of sums.entries()) wider.sums[n]!.set(sum);
  return wider;
}

export function bytesOfCells({ histogram, sums }: Cells): number {
  return histogram.byteLength + sums.reduce((all, sum) => all + sum.byteLength, 0);
}
