/**
 * Where each state stands on a map of equal squares (rows from the north, columns from the west), the layout that NPR drew in 2015:
 * every state is as easy to see as any other, which outlines do not give Rhode Island.
 */
const ROWS = [
  "AK .. .. .. .. .. .. .. .. .. ME",
  ".. .. .. .. .. .. .. .. .. VT NH",
  "WA ID MT ND MN IL WI MI NY RI MA",
  "OR NV WY SD IA IN OH PA NJ CT ..",
  "CA UT CO NE MO KY WV VA MD DE ..",
  ".. AZ NM KS AR TN NC SC DC .. ..",
  ".. .. .. OK LA MS AL GA .. .. ..",
  "HI .. .. TX .. .. .. .. FL .. ..",
];

export const MAP_COLUMNS = 11;
export const MAP_ROWS = ROWS.length;

/** By postal code: 1-based row and column. */
export const statePlaces: ReadonlyMap<string, { row: number; column: number }> = new Map(
  ROWS.flatMap((line, row) =>
    line
      .split(" ")
      .flatMap((code, column) => (code === ".." ? [] : [[code, { row: row + 1, column: column + 1 }] as const])),
  ),
);
