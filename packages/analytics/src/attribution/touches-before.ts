const DAY_MS = 86_400_000;

/**
 * The part of a person's touches, oldest first, that leads to a conversion: not after it and at most so many days before. A day is 24
 * hours, so that a change of clocks moves no touch in or out. Returns the bounds (start included, end not).
 */
export function touchesBefore(
  touches: readonly { at: number }[],
  conversion: { at: number; lookbackDays: number },
): { start: number; end: number } {
  const from = conversion.at - conversion.lookbackDays * DAY_MS;
  return { start: firstNotBefore(touches, from), end: firstNotBefore(touches, conversion.at + 1) };
}

function firstNotBefore(touches: readonly { at: number }[], at: number): number {
  let [low, high] = [0, touches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (touches[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
