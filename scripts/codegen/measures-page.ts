import { fileURLToPath } from "node:url";
import {
  type Dimension,
  dimensions,
  factsOfMeasures,
  formulaOf,
  type Measure,
  measures,
  rangePresets,
  standardSettings,
  type Unit,
} from "@parley/analytics";

export const MEASURES_PAGE = fileURLToPath(new URL("../../docs/measures.md", import.meta.url));

/** In words, and where the API's number says it otherwise, how. */
const UNITS: Record<Unit, { words: string; api?: string }> = {
  count: { words: "number" },
  ratio: { words: "percent", api: "a fraction, 0.25 for 25%" },
  multiple: { words: "times" },
  seconds: { words: "seconds" },
  milliseconds: { words: "milliseconds" },
  score: { words: "score, 0 to 5" },
  money: { words: "money", api: "minor units of the organization's currency" },
  microdollars: { words: "US dollars", api: "millionths of a dollar" },
};

const BETTER = { up: "higher", down: "lower" } as const;

const inTheApi = Object.values(UNITS).flatMap(({ words, api }) => (api ? [`${words}: ${api}`] : []));

const ofSpend = measures.flatMap(({ key }) => (factsOfMeasures([key]).includes("ad_spend") ? [key] : []));

/** docs/measures.md: every measure and dimension in the catalogue's own words. */
export function measuresPage(): string {
  return `<!-- Written by \`npm run codegen\` from the catalogue in packages/analytics. Do not edit. -->

# Measures and dimensions

Every number that Parley shows, on a dashboard, in an export or through the API, is one of these measures, and none is computed in
two ways. \`POST /api/v1/analytics/query\` takes their keys; \`GET /api/v1/analytics/catalog\` gives this list with what your organization
has set and with its own fields.

What holds for all of them:

- Spam and blocked calls are out of every measure unless a filter asks for them, and so are calls that are not dialled yet.
- Days, hours and weekdays are those of the organization's time zone.
- A rate is empty, not 0, where there is nothing to divide by. A call without a score is in no average score.
- Growth is (this - previous) / previous. A period that is still running is compared with the same elapsed part of the one before.
- From which score a call is qualified (${standardSettings.qualifiedScore / 100} unless you change it) and how soon an answer is in time (${standardSettings.serviceLevelSeconds} seconds) are settings of the
  organization, under Settings, Organization.

## Measures

${table(["Measure", "Key", "How it is computed", "Unit", "Better when", "Source"], measures.map(measureRow))}

How the API writes units: ${inTheApi.join("; ")}.

Ad spend is known by day and by where calls come from; other dimensions say nothing about what is made of it: ${ofSpend.map(code).join(", ")}.

## Dimensions

What measures are split and filtered by, beside the organization's own fields (\`custom.insurance\`).

${table(["Dimension", "Key", "Values", "Use"], dimensions.map(dimensionRow))}

## Ranges

${rangePresets.map(code).join(", ")}, or any first and last day.
`;
}

function measureRow(measure: Measure): string[] {
  const { key, label, unit, betterWhen, source } = measure;
  const better = betterWhen ? BETTER[betterWhen] : "";
  return [label, code(key), formulaOf(measure, standardSettings), UNITS[unit].words, better, source];
}

function dimensionRow({ key, label, type, values, filterOnly, spendSql }: Dimension): string[] {
  const uses = [filterOnly ? "filter" : "split and filter", ...(spendSql ? ["ad spend too"] : [])];
  const known = values && (values.length > 20 ? `${values[0]} to ${values.at(-1)}` : values.join(", "));
  const words = { time: "days", text: "texts", set: "fixed", number: "a number" } as const;
  return [label, code(key), known ?? words[type], uses.join(", ")];
}

const code = (key: string) => `\`${key}\``;

function table(header: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}
