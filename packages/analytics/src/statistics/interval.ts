/** Both ends of an interval, in the unit of what it is about. */
export interface Interval {
  low: number;
  high: number;
}
