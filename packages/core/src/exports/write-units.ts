import type { Unit } from "@parley/analytics";
import { numberFormats } from "@parley/documents/xlsx";

interface WrittenUnit {
  /** What a number means, in words. */
  words: string;
  /** Stands behind the label where a number says nothing about its unit: in CSV. */
  mark: string;
  /** How a spreadsheet shows the number of `inSheet`. */
  format: string;
  /** The stored number in the unit that `mark` names. */
  inText(value: number): number;
  /** The stored number as a spreadsheet counts: days, fractions, major units. */
  inSheet(value: number): number;
}

const SECONDS_A_DAY = 86_400;
const asIs = (value: number) => value;

/** How exported files write the units of the catalogue. `currency` is the organization's (ISO 4217). */
export function writeUnits(currency: string): Record<Unit, WrittenUnit> {
  const minor = 10 ** decimalsOf(currency);
  const money = (code: string, parts: number): WrittenUnit => {
    const inText = (value: number) => value / parts;
    return { words: code, mark: ` (${code})`, format: numberFormats.money(code), inText, inSheet: inText };
  };
  const plain = (words: string, mark: string, format: string): WrittenUnit => {
    return { words, mark, format, inText: asIs, inSheet: asIs };
  };
  return {
    count: plain("number", "", numberFormats.integer),
    ratio: plain("percent", " (1 = 100%)", numberFormats.percent),
    multiple: plain("times", "", numberFormats.times),
    seconds: {
      ...plain("minutes:seconds", " (s)", numberFormats.duration),
      inSheet: (value) => value / SECONDS_A_DAY,
    },
    milliseconds: plain("milliseconds", " (ms)", numberFormats.milliseconds),
    score: plain("score from 0 to 5", "", numberFormats.decimal),
    money: money(currency, minor),
    microdollars: money("USD", 1_000_000),
  };
}

function decimalsOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
