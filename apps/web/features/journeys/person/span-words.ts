const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long it is from one time to a later one, in the largest whole unit: "12 days". */
export function spanWords(from: string, to: string): string {
  const span = Math.max(0, Date.parse(to) - Date.parse(from));
  const [size, word] = span >= DAY ? [DAY, "day"] : span >= HOUR ? [HOUR, "hour"] : [MINUTE, "minute"];
  const count = Math.floor(span / size);
  if (span < MINUTE) return "At once";
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
