/** How fast an import goes, from its progress as seen twice. */
export interface Pace {
  rowsPerSecond: number | null;
  secondsLeft: number | null;
}

export interface Progress {
  /** Milliseconds. */
  at: number;
  rows: number;
  bytes: number;
}

/** Measured over the last observations (oldest first), so that it follows a change of speed. Null until there are two. */
export function measurePace(seen: Progress[], bytesTotal: number): Pace | null {
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || last.at - first.at < 400 || last.bytes <= first.bytes) return null;
  const seconds = (last.at - first.at) / 1000;
  const bytesPerSecond = (last.bytes - first.bytes) / seconds;
  return {
    rowsPerSecond: (last.rows - first.rows) / seconds,
    secondsLeft: bytesTotal > last.bytes ? (bytesTotal - last.bytes) / bytesPerSecond : null,
  };
}
