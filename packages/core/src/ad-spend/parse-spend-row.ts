import { derivedUuid } from "@parley/platform";
import type { CsvRecord } from "../imports/csv/create-csv-scanner.ts";
import { parseMoney } from "../imports/normalise/parse-money.ts";
import { parseSpendDay } from "./parse-spend-day.ts";
import type { AdSpendPlan, SpendField } from "./plan.ts";

export interface SpendRow {
  /** The same for every row of that day, source, medium and campaign, in whatever file. */
  id: string;
  /** YYYY-MM-DD, as the report says it. */
  day: string;
  source: string | null;
  medium: string | null;
  campaign: string | null;
  costMinor: number;
  /** Null when the row does not say: absent is not 0. */
  clicks: number | null;
  impressions: number | null;
}

/** The row cannot be taken over. The message is shown to people beside it. */
export class SpendRowRefused extends Error {}

const LONGEST_TEXT = 600;

/** Reads one row of ad spend; `currency` is the organization's ISO 4217 code. Throws SpendRowRefused. */
export function parseSpendRow({ fields, broken }: CsvRecord, plan: AdSpendPlan, currency: string): SpendRow {
  const { header, columns } = plan;
  if (broken) throw new SpendRowRefused("It has a quote that is never closed.");
  if (fields.length !== header.length) {
    const found = `${fields.length} ${fields.length === 1 ? "column" : "columns"}`;
    throw new SpendRowRefused(`It has ${found}, the header has ${header.length}.`);
  }
  const cell = (field: SpendField) => {
    const at = columns[field];
    const text = at === undefined ? "" : fields[at]!.replaceAll("\u0000", "").trim();
    return /^(-+|\(not set\))$/i.test(text) ? "" : text;
  };
  const text = (field: SpendField) => cell(field).slice(0, LONGEST_TEXT) || null;
  const day = dayOf(fields, cell("date"), cell("lastDate"), plan.dayFirst);
  const costMinor = costOf(cell("cost"), cell("currency"), currency);
  const clicks = wholeNumber(cell("clicks"), "Clicks");
  const impressions = wholeNumber(cell("impressions"), "Impressions");
  const [source, medium, campaign] = [text("source") ?? plan.fixedSource, text("medium"), text("campaign")];
  const id = derivedUuid("ad_spend", day, source ?? "", medium ?? "", campaign ?? "");
  return { id, day, source, medium, campaign, costMinor, clicks, impressions };
}

function dayOf(fields: string[], text: string, last: string, dayFirst: boolean): string {
  const day = parseSpendDay(text, dayFirst);
  if (!day && fields.some((field) => /^\s*(grand )?totals?\b/i.test(field))) {
    throw new SpendRowRefused("It is a total of other rows, which count already.");
  }
  if (text === "") throw new SpendRowRefused("It has no day.");
  if (!day) throw new SpendRowRefused(`"${text.slice(0, 40)}" is no day.`);
  if (last !== "" && parseSpendDay(last, dayFirst) !== day) {
    throw new SpendRowRefused(`It covers ${text.slice(0, 40)} to ${last.slice(0, 40)}. Export the report by day.`);
  }
  return day;
}

function costOf(text: string, code: string, currency: string): number {
  if (text === "") throw new SpendRowRefused("It has no cost.");
  const named = code.toUpperCase() || /[A-Z]{3}/.exec(text)?.[0];
  if (named && named !== currency) {
    throw new SpendRowRefused(`Its cost is in ${named.slice(0, 40)}; this organization counts in ${currency}.`);
  }
  const sign = /\p{Sc}/u.exec(text)?.[0];
  if (sign && !signsOf(currency).includes(sign)) {
    throw new SpendRowRefused(`Its cost is in ${sign}; this organization counts in ${currency}.`);
  }
  const minor = parseMoney(text, currency);
  if (minor === null) throw new SpendRowRefused(`The cost "${text.slice(0, 40)}" is no amount.`);
  return minor;
}

/** "$" of USD, also as it stands in "CA$". */
function signsOf(currency: string): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  return format.formatToParts(0).find(({ type }) => type === "currency")?.value ?? "";
}

function wholeNumber(text: string, what: string): number | null {
  if (text === "") return null;
  const grouped = /^\d{1,3}([,.'\s]\d{3})+$/.test(text) ? text.replace(/\D/g, "") : text;
  const value = /^\d+([.,]0+)?$/.test(grouped) ? Number(grouped.replace(",", ".")) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new SpendRowRefused(`${what} "${text.slice(0, 40)}" is no whole number.`);
  return value;
}
