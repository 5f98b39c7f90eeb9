import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import { type Attribution, CREDIT_BY, GOALS, labelOf, MODELS } from "../journey-words.ts";

type Numbers = Attribution["totals"];
type Unit = MetricResult["definitions"][number]["unit"];

/** What is shown of one value, by the key of its column. */
const CELLS: Record<string, { unit: Unit; of: (numbers: Numbers) => number | null }> = {
  credited: { unit: "score", of: ({ conversions }) => conversions },
  credited_value: { unit: "money", of: ({ revenue_minor }) => revenue_minor },
  compared: { unit: "score", of: ({ compared }) => compared?.conversions ?? null },
  compared_value: { unit: "money", of: ({ compared }) => compared?.revenue_minor ?? null },
  calls: { unit: "count", of: ({ calls }) => calls },
  spend: { unit: "money", of: ({ spend_minor }) => spend_minor },
  cost_per: { unit: "money", of: ({ cost_per_conversion }) => cost_per_conversion },
  roas: { unit: "multiple", of: ({ roas }) => roas },
};

export interface AttributionColumn {
  key: string;
  label: string;
  unit: Unit;
}

/** The columns that an answer has: of a second model only when there is one, of spend only when some is known. */
export function attributionColumns(answer: Attribution): AttributionColumn[] {
  const goal = labelOf(GOALS, answer.conversion as (typeof GOALS)[number]["value"]);
  const model = labelOf(MODELS, answer.model as (typeof MODELS)[number]["value"]);
  const second = answer.compare_with;
  const other = second ? labelOf(MODELS, second as (typeof MODELS)[number]["value"]) : "";
  const words: [string, string, boolean][] = [
    ["credited", second ? `${goal}, ${model.toLowerCase()}` : goal, true],
    ["compared", `${goal}, ${other.toLowerCase()}`, second !== null],
    ["credited_value", second ? `Value, ${model.toLowerCase()}` : "Value", true],
    ["compared_value", `Value, ${other.toLowerCase()}`, second !== null],
    ["calls", "Calls", true],
    ["spend", "Spend", Boolean(answer.totals.spend_minor)],
    ["cost_per", "Cost per conversion", Boolean(answer.totals.spend_minor)],
    ["roas", "Return on spend", Boolean(answer.totals.spend_minor)],
  ];
  return words.flatMap(([key, label, shown]) => (shown ? [{ key, label, unit: CELLS[key]!.unit }] : []));
}

/** The answer as a card's result, so that the card explains it and gives it as CSV like any other. */
export function attributionResult(answer: Attribution): MetricResult {
  const columns = attributionColumns(answer);
  const label = labelOf(CREDIT_BY, answer.by as (typeof CREDIT_BY)[number]["value"]);
  const cells = (numbers: Numbers) => Object.fromEntries(columns.map(({ key }) => [key, CELLS[key]!.of(numbers)]));
  const days = `${answer.lookback_days} days`;
  return {
    query_id: "",
    columns: [
      { key: answer.by, label, role: "dimension", unit: "text" },
      ...columns.map((column) => ({ ...column, role: "measure" as const })),
    ],
    rows: answer.rows.map(({ value, ...numbers }) => ({ [answer.by]: value, ...cells(numbers) })),
    totals: cells(answer.totals),
    other: answer.other && { groups: answer.other.groups, values: cells(answer.other) },
    comparison: null,
    ...{ resolved_range: answer.resolved_range, timezone: answer.timezone, currency: answer.currency },
    definitions: [
      ...answer.definitions.map((definition) => ({ ...definition, unit: "score" as const, better_when: null })),
      {
        ...{ key: "lookback", label: "Which touches count", unit: "count" as const, better_when: null },
        formula: `Visits, forms and calls of the same person in the ${days} before, up to the conversion itself. Spam and outbound calls are none.`,
        source: "Parley's metric catalogue",
      },
      ...columns.map(({ key, label: name, unit }) => ({
        ...{ key, label: name, unit, better_when: null, source: "Parley's metric catalogue" },
        formula: FORMULAS[key]!,
      })),
    ],
  };
}

const FORMULAS: Record<string, string> = {
  credited: "The conversions of these days, each shared out by the model.",
  compared: "The same conversions by the second model.",
  credited_value: "The sale values of these conversions, shared out the same way.",
  compared_value: "The same sale values by the second model.",
  calls: "Calls of these days that were tracked under this value.",
  spend: "What advertising cost in these days, by the imported reports.",
  cost_per: "Spend / credited conversions.",
  roas: "Credited value / spend.",
};
