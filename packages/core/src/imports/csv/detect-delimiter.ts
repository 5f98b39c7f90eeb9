const CANDIDATES = [",", ";", "\t", "|"];

/** The separator that occurs most often outside quotes in the header line; a comma when none does. */
export function detectDelimiter(headerLine: string): string {
  const bare = headerLine.replace(/"[^"]*"/g, "");
  let best = ",";
  let most = 0;
  for (const candidate of CANDIDATES) {
    const count = bare.split(candidate).length - 1;
    if (count > most) {
      best = candidate;
      most = count;
    }
  }
  return best;
}
