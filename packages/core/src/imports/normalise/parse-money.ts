const digitsOf = new Map<string, number>();

/** Decimal places of a currency's minor unit: 2 for USD, 0 for JPY. */
function currencyDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/** Sign, currency and brackets before and behind the digits, which begin and end the second group. */
const AMOUNT =
  /^([\s(]*[-+\u2212]?\s*[A-Za-z]{0,3}\p{Sc}?\s*[-+\u2212]?\s*)([\d.,][\d.,\s'\u2019]*?)(\s*[A-Za-z]{0,3}\p{Sc}?[A-Za-z]{0,3}\s*[-\u2212]?\s*\)?)$/u;
/** Digits, in groups of two or three behind one kind of separator if at all. */
const WHOLE = /^(\d*|\d{1,3}(\.\d{2,3})+|\d{1,3}(,\d{2,3})+)$/;

/**
 * An amount in minor units: "$1,234.50" -> 123450, "1.234,50 €" -> 123450, "(12)" -> -1200. Of two kinds of separator the last
 * is the decimal one; a single comma is decimal unless three digits follow it. Rounds half away from zero. Null when it is none.
 */
export function parseMoney(text: string, currency: string): number | null {
  // A shifted row puts pages of text here, on which the expression would take long.
  if (text.length > 64) return null;
  const parts = AMOUNT.exec(text.trim());
  if (!parts) return null;
  const [, before, number, behind] = parts as unknown as [string, string, string, string];
  if (before.includes("(") !== behind.includes(")")) return null;
  const negative = before.includes("(") || /[-\u2212]/.test(before + behind);
  const bare = number.replace(/(?<=\d)[\s'\u2019](?=\d{3}(?!\d))/g, "");
  if (!/^[\d.,]*\d[\d.,]*$/.test(bare)) return null;
  const point = decimalPoint(bare);
  const [whole, fraction] = point < 0 ? [bare, ""] : [bare.slice(0, point), bare.slice(point + 1)];
  if (/[.,]/.test(fraction) || !WHOLE.test(whole)) return null;
  const places = currencyDigits(currency);
  const digits = `${whole.replace(/[.,]/g, "") || "0"}${fraction.padEnd(places, "0").slice(0, places)}`;
  const amount = Number(digits) + (Number(fraction[places] ?? 0) >= 5 ? 1 : 0);
  if (!Number.isSafeInteger(amount)) return null;
  return negative && amount !== 0 ? -amount : amount;
}

function decimalPoint(text: string): number {
  const comma = text.lastIndexOf(",");
  const dot = text.lastIndexOf(".");
  if (comma >= 0 && dot >= 0) return Math.max(comma, dot);
  const at = Math.max(comma, dot);
  if (at < 0) return -1;
  const repeated = text.indexOf(text[at]!) !== at;
  if (repeated) return -1;
  return comma >= 0 && text.length - at - 1 === 3 ? -1 : at;
}
