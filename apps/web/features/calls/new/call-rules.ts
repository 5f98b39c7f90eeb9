/** A number as one types it, without what only makes it readable. */
export function digitsOf(number: string): string {
  return number.replace(/[\s().-]/g, "");
}

/** Looks like a number in international form; the server knows whether it exists. */
export function isNumber(typed: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(digitsOf(typed));
}

export const MAX_MINUTES = 240;

export function isLength(minutes: unknown): boolean {
  const value = Number(minutes);
  return Number.isInteger(value) && value >= 1 && value <= MAX_MINUTES;
}
