import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import { CREDIT_BY, type CreditBy, GOALS, type Goal, type JourneyPaths, labelOf } from "../journey-words.ts";

/** A path as one line of words: "Facebook → Google Ads → further touches". */
export function pathWords({ steps, more }: Pick<JourneyPaths["paths"][number], "steps" | "more">): string {
  return [...steps.map((value) => value ?? "None"), ...(more ? ["further touches"] : [])].join(" → ");
}

const COLUMNS = [
  { key: "journeys", label: "People", unit: "count", formula: "People with a call in these days." },
  { key: "converted", label: "Converted", unit: "count", formula: "Those of them with a conversion in these days." },
  { key: "rate", label: "Share converted", unit: "ratio", formula: "Converted / people." },
  { key: "value", label: "Value", unit: "money", formula: "Sale values of their conversions in these days." },
] as const;

/** The answer as a card's result: one row for each of the most frequent paths, and a rest. */
export function pathsResult(answer: JourneyPaths): MetricResult {
  const source = "Parley's metric catalogue";
  const by = labelOf(CREDIT_BY, answer.by as CreditBy);
  const goal = labelOf(GOALS, answer.conversion as Goal).toLowerCase();
  const cells = ({ journeys, converted, revenue_minor }: JourneyPaths["totals"]) => ({
    ...{ journeys, converted, rate: journeys > 0 ? converted / journeys : null, value: revenue_minor },
  });
  return {
    query_id: "",
    columns: [
      { key: "path", label: `Path by ${by.toLowerCase()}`, role: "dimension", unit: "text" },
      ...COLUMNS.map(({ key, label, unit }) => ({ key, label, unit, role: "measure" as const })),
    ],
    rows: answer.paths.map((path) => ({ path: pathWords(path), ...cells(path) })),
    totals: cells(answer.totals),
    other: answer.other_paths && { groups: answer.other_paths.paths, values: cells(answer.other_paths) },
    comparison: null,
    ...{ resolved_range: answer.resolved_range, timezone: answer.timezone, currency: answer.currency },
    definitions: [
      {
        ...{ key: "path", label: "Path", unit: "count", better_when: null, source },
        formula: `A person's touches in the ${answer.lookback_days} days before, up to the first of their ${goal} or, without one, to their last call. A value that follows itself is one step.`,
      },
      ...COLUMNS.map((column) => ({ ...column, better_when: null, source })),
    ],
  };
}
