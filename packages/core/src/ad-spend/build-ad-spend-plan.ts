import { type FieldError, invalidInput } from "@parley/platform";
import { currencyOfHeader, guessSpendColumns } from "./guess-spend-columns.ts";
import { type AdSpendPlan, type SpendColumns, type SpendField, spendFields } from "./plan.ts";

export interface AdSpendFile {
  delimiter: string;
  header: string[];
  /** Line of the header, from 1. */
  headerLine: number;
  /** Days stand before months in dates such as 25/03/2026. */
  dayFirst: boolean;
  /** What the user decided; guessed from the headers when absent. */
  columns?: SpendColumns;
}

/**
 * Decides how a file of ad spend is read. Throws `invalid_input` when no column is the day or the cost, or when the cost's header names
 * another currency than the organization's.
 */
export function buildAdSpendPlan(file: AdSpendFile, currency: string): AdSpendPlan {
  const { delimiter, header, headerLine, dayFirst } = file;
  const columns = file.columns ?? guessSpendColumns(header);
  const errors: FieldError[] = [];
  for (const [field, what] of [["date", "day"] as const, ["cost", "cost"] as const]) {
    if (columns[field] !== undefined) continue;
    errors.push({ pointer: "/columns", message: `No column is read as the ${what}. Choose which one is.` });
  }
  const spentIn = columns.cost === undefined ? null : currencyOfHeader(header[columns.cost]!);
  if (spentIn && spentIn !== currency) {
    const message = `"${header[columns.cost!]!.trim()}" is not in ${currency}, in which this organization counts. Convert it first.`;
    errors.push({ pointer: "/currency", message });
  }
  if (errors.length > 0) throw invalidInput(errors, errors[0]!.message);
  const layout = layoutOf(header);
  const fixedSource = columns.source === undefined ? SOURCES[layout] : null;
  const warnings: string[] = [];
  if (fixedSource) warnings.push(`The file names no source, so its rows count as ${fixedSource}.`);
  else if (columns.source === undefined) warnings.push("The file names no source: its rows stand under none.");
  return {
    ...{ kind: "ad_spend", layout, delimiter, header, headerLine, columns, fixedSource, dayFirst, warnings },
    mapping: mappingOf(header, columns),
  };
}

const SOURCES = { google_ads: "Google Ads", meta_ads: "Facebook", generic: null } as const;

function layoutOf(header: readonly string[]): AdSpendPlan["layout"] {
  const names = header.map((name) => name.trim());
  if (names.some((name) => /^amount spent\b/i.test(name))) return "meta_ads";
  return names.some((name) => name === "Impr.") ? "google_ads" : "generic";
}

function mappingOf(header: readonly string[], columns: SpendColumns): Record<string, string | null> {
  const fieldOf = new Map<number | undefined, SpendField>(spendFields.map((field) => [columns[field], field]));
  const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(
    header.map((name, index) => {
      const field = fieldOf.get(index);
      return [name.trim(), field === undefined ? null : snake(field)];
    }),
  );
}
