/** Prefix and lengths of the brands' card numbers (ISO/IEC 7812 issuer ranges): Visa, Mastercard, Amex, Diners, Discover, JCB, UnionPay, Maestro. */
const BRANDS: [RegExp, number[]][] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(?:30[0-5]|36|38|39)/, [14, 16]],
  [/^(?:6011|64[4-9]|65)/, [16, 19]],
  [/^35(?:2[89]|[3-8])/, [16]],
  [/^62/, [16, 17, 18, 19]],
  [/^(?:50|5[6-8]|63|67)/, [13, 15, 16, 19]],
];

/** Whether these digits are a card number: a brand's prefix and length, and Luhn's check digit. */
export function isCardNumber(digits: string): boolean {
  return (
    BRANDS.some(([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits)) && passesLuhn(digits)
  );
}

/** Whether a card number begins anywhere in these digits, as when a date and a code were said right after it. */
export function holdsCardNumber(digits: string): boolean {
  for (let from = 0; from + 13 <= digits.length; from++) {
    for (let length = 13; length <= 19 && from + length <= digits.length; length++) {
      if (isCardNumber(digits.slice(from, from + length))) return true;
    }
  }
  return false;
}

/** Luhn's check (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
