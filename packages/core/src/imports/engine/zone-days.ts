import { instantOfLocal, offsetMinutes } from "../normalise/zone-time.ts";

const DAY = 86_400_000;

/** Converts between instants and a zone's clocks with one look-up a day: clocks change on two days of a year. */
export class ZoneDays {
  private readonly offsets = new Map<number, number | null>();
  private lastDay = Number.NaN;
  private lastOffset: number | null = null;

  constructor(private readonly zone: string) {}

  /** The instant (ms) at which the zone's clocks showed `local` (ms, as if it were UTC). The rule for clock changes: instantOfLocal. */
  toInstant(local: number): number {
    const offset = this.offsetOfDay(Math.floor(local / DAY));
    return offset === null ? instantOfLocal(this.zone, local) : local - offset * 60_000;
  }

  /** What the zone's clocks show at an instant (ms), as if it were UTC. */
  toLocal(at: number): number {
    const offset = this.offsetOfDay(Math.floor(at / DAY));
    return at + (offset ?? offsetMinutes(this.zone, at)) * 60_000;
  }

  /** Minutes east of UTC, the same for a day and those beside it; null when clocks change near it. */
  private offsetOfDay(day: number): number | null {
    if (day === this.lastDay) return this.lastOffset;
    let offset = this.offsets.get(day);
    if (offset === undefined) {
      const before = offsetMinutes(this.zone, (day - 1) * DAY);
      const steady = [0, 1, 2].every((step) => offsetMinutes(this.zone, (day + step) * DAY) === before);
      offset = steady ? before : null;
      this.offsets.set(day, offset);
    }
    this.lastDay = day;
    this.lastOffset = offset;
    return offset;
  }
}
