/** Letters and digits alone: "Call Status" and "call_status" are the same. */
const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/**
 * Position of the cell that a reason is about; null when it cannot be told. A reason names the column and quotes the text, which
 * may be cut: "Duration '12:99' is not a duration."
 */
export function wrongCell(reason: string, header: string[], cells: string[]): number | null {
  const quoted = /'(.*)'/s.exec(reason)?.[1]?.replace(/…$/, "").trim();
  const named = plain(reason.split("'")[0] ?? "");
  let best: number | null = null;
  let bestScore = 0;
  header.forEach((name, position) => {
    const text = (cells[position] ?? "").trim();
    const holdsIt = quoted !== undefined && quoted !== "" && text.startsWith(quoted);
    const isNamed = plain(name) !== "" && named.includes(plain(name));
    // Of several names in the reason the longest is meant: "Call Status", not "Status".
    const score = (holdsIt ? 1_000 : 0) + (isNamed ? plain(name).length : 0);
    if (quoted && !holdsIt) return;
    if (score > bestScore) {
      best = position;
      bestScore = score;
    }
  });
  return best;
}
