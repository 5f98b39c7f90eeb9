import type { SpendColumns, SpendField } from "./plan.ts";

/** Headers of each field, the likeliest first: plain tables, Google Ads, Microsoft Advertising, Meta Ads, Google Analytics. */
const HEADERS: Record<SpendField, RegExp[]> = {
  date: [/^(date|day)$/, /^(reporting starts|time ?period|gregorian date|date start|start date)$/],
  lastDate: [/^(reporting ends|date stop|date end|end date)$/],
  source: [/^(source|utm source|session source|channel|platform)$/],
  medium: [/^(medium|utm medium|session medium)$/],
  campaign: [/^(campaign|campaign name|utm campaign|session campaign)$/],
  cost: [/^(cost|spend|amount spent|ad spend|ad cost|ads cost|total cost|total spend)$/],
  currency: [/^(currency|currency code|account currency)$/],
  clicks: [/^(clicks|ad clicks|ads clicks)$/, /^link clicks$/, /^clicks all$/],
  impressions: [/^(impressions|impr|ad impressions|ads impressions)$/],
};

/**
 * Finds the columns of a file of ad spend by their headers, in any case and whatever stands between the words; "Amount spent (USD)" is a
 * cost. A header is read as one field, a field from one column.
 */
export function guessSpendColumns(header: readonly string[]): SpendColumns {
  const names = header.map(plainName);
  const columns: SpendColumns = {};
  for (const [field, patterns] of Object.entries(HEADERS) as [SpendField, RegExp[]][]) {
    for (const pattern of patterns) {
      const found = names.findIndex((name) => pattern.test(name));
      if (found >= 0) columns[field] ??= found;
    }
  }
  return columns;
}

/** Whether these headers are those of ad spend: a day and its cost, and nothing of single calls. */
export function isAdSpendHeader(header: readonly string[]): boolean {
  const { date, cost } = guessSpendColumns(header);
  const ofCalls = header.map(plainName).some((name) => /^(call id|callid|customer|caller number|duration)$/.test(name));
  return date !== undefined && cost !== undefined && !ofCalls;
}

/** The code in "Amount spent (USD)"; null when the header names none. */
export function currencyOfHeader(name: string): string | null {
  return /\(([A-Z]{3})\)\s*$/.exec(name.trim())?.[1] ?? null;
}

function plainName(name: string): string {
  const words = currencyOfHeader(name) ? name.trim().slice(0, -5) : name;
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
