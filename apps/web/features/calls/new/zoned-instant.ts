/** Minutes that a zone's clocks are ahead of UTC at an instant. */
function offsetMinutes(at: number, timezone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return Math.round((shown - Math.floor(at / 60_000) * 60_000) / 60_000);
}

/**
 * The instant at which clocks in a zone show "2026-11-21T15:00". A time that the clocks skip in spring is taken as the hour
 * after it; of one that they show twice in autumn the first.
 */
export function zonedInstant(local: string, timezone: string): Date {
  const asUtc = Date.parse(`${local}:00Z`);
  const DAY = 86_400_000;
  const candidates = [offsetMinutes(asUtc - DAY, timezone), offsetMinutes(asUtc + DAY, timezone)].map(
    (offset) => asUtc - offset * 60_000,
  );
  const exact = candidates.filter((at) => at + offsetMinutes(at, timezone) * 60_000 === asUtc);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates));
}

/** What clocks in a zone show at an instant, as a datetime-local field takes it. */
export function zonedLocal(at: Date, timezone: string): string {
  const shown = at.getTime() + offsetMinutes(at.getTime(), timezone) * 60_000;
  return new Date(shown).toISOString().slice(0, 16);
}
