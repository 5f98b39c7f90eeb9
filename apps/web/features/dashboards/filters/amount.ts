const digitsOf = (currency: string) =>
  new Intl.NumberFormat("en-US", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/**
 * What a person typed as the API's number: a duration ("1:30", "1:02:03", "90") in seconds, an amount ("99.50") in minor units of the
 * currency. Null where it is neither.
 */
export function toAmount(dimension: string, text: string, currency: string): number | null {
  const typed = text.trim();
  if (dimension === "value") {
    return /^\d+([.,]\d+)?$/.test(typed)
      ? Math.round(Number(typed.replace(",", ".")) * 10 ** digitsOf(currency))
      : null;
  }
  if (/^\d+$/.test(typed)) return Number(typed);
  if (!/^\d+(:[0-5]?\d){1,2}$/.test(typed)) return null;
  return typed.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** The same back as a person would type it. */
export function fromAmount(dimension: string, value: string, currency: string): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return "";
  if (dimension === "value") return String(number / 10 ** digitsOf(currency));
  const minutes = Math.floor(number / 60);
  return minutes > 0 ? `${minutes}:${String(number % 60).padStart(2, "0")}` : String(number);
}
