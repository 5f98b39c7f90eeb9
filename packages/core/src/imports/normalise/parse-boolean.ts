const TRUE = new Set(["true", "t", "yes", "y", "1", "1.0", "x", "on", "converted"]);
const FALSE = new Set(["false", "f", "no", "n", "0", "0.0", "off", ""]);

/** Yes or no in the words that exports use; empty is no. Null when it is neither. */
export function parseBoolean(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : null;
}
