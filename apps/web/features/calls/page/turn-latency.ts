/** Median of what callees waited for an answer, in ms; null without turns. */
export function medianTurn(turns: readonly { total_ms: number }[]): number | null {
  if (turns.length === 0) return null;
  const sorted = turns.map((turn) => turn.total_ms).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]!
    : Math.round((sorted[middle - 1]! + sorted[middle]!) / 2);
}
