const DEFAULT_MS = 60_000;
const LONGEST_MS = 60 * 60_000;

/** Milliseconds that a Retry-After header (RFC 9110: seconds, or a date) asks to wait; a minute without one, an hour at most. */
export function retryAfterMs(header: string | undefined, now = Date.now()): number {
  const seconds = /^\s*\d+\s*$/.test(header ?? "") ? Number(header) * 1000 : Date.parse(header ?? "") - now;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1_000), LONGEST_MS) : DEFAULT_MS;
}
