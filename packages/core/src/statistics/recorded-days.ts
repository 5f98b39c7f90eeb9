/**
 * Where a series of days with their calls begins and ends: from the first day with a call on, and up to the last one when three days or more
 * are missing after it, twice as long as any pause before. An organization whose last file ended in October did not lose all its callers
 * in November. Indexes, the end not included; both 0 when there are no calls.
 */
export function recordedDays(calls: readonly number[]): { start: number; end: number; stale: boolean } {
  const start = calls.findIndex((count) => count > 0);
  if (start < 0) return { start: 0, end: 0, stale: false };
  const last = calls.findLastIndex((count) => count > 0);
  let [pause, longest] = [0, 0];
  for (let i = start; i <= last; i++) {
    pause = calls[i]! > 0 ? 0 : pause + 1;
    longest = Math.max(longest, pause);
  }
  const missing = calls.length - 1 - last;
  const stale = missing >= 3 && missing > 2 * longest;
  return { start, end: stale ? last + 1 : calls.length, stale };
}
