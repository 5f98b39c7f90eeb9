import type { Format } from "@/lib/format.ts";
import type { Behind } from "../../behind/use-behind.ts";
import type { MetricResult } from "../../filters/question.ts";

/** A piece of a sentence: plain words, or a number with the calls that it leads to. */
export type Piece = string | { text: string; behind: Behind };

export const SUMMARY_MEASURES = [
  ...["calls", "inbound_calls", "answer_rate", "missed_calls", "missed_rate", "conversions"],
  ...["conversion_rate_of_answered", "revenue", "revenue_per_conversion", "first_time_callers"],
];
export const SOURCE_MEASURES = ["revenue", "calls", "conversions"];

export interface SummaryInput {
  /** SUMMARY_MEASURES without a dimension, with or without a comparison. */
  totals: MetricResult;
  /** SOURCE_MEASURES by source, the one with the most revenue first. */
  sources: MetricResult;
  /** "Oct 23 – Nov 21, 2026" */
  period: string;
  format: Format;
}

/** Where a change is smaller than this, "about as many" says it better than a figure. */
const SAME = 0.005;

/**
 * A period in sentences. Nothing is computed and nothing is made up here: each number stands in a result of the catalogue, and what has
 * none is not said. A sentence is a list of pieces.
 */
export function summarySentences({ totals: result, sources, period, format }: SummaryInput): Piece[][] {
  const { totals } = result;
  const number = (measure: string, text: string, row?: Behind["row"]): Piece => ({ text, behind: { measure, row } });
  const than = (measure: string, words: { more: string; less: string }) => {
    const change = result.comparison?.change[measure];
    if (change == null) return null;
    if (Math.abs(change) < SAME) return "about as many as in the period before";
    return `${format.percent(Math.abs(change))} ${change > 0 ? words.more : words.less} than in the period before`;
  };
  if (!totals.calls) return [["No calls came in ", `${period}.`]];
  const sentences: Piece[][] = [];

  const growth = than("calls", { more: "more", less: "fewer" });
  sentences.push([
    number("calls", `${format.integer(totals.calls)} ${totals.calls === 1 ? "call" : "calls"}`),
    ` from ${period}`,
    growth ? `, ${growth}` : "",
    totals.answer_rate == null ? "" : "; ",
    ...(totals.answer_rate == null
      ? []
      : [number("answer_rate", format.percent(totals.answer_rate)), " of the inbound ones were answered"]),
    ".",
  ]);

  if (totals.conversions) {
    const change = than("revenue", { more: "more", less: "less" });
    sentences.push([
      number("conversions", format.integer(totals.conversions)),
      " converted",
      ...(totals.conversion_rate_of_answered == null
        ? []
        : [
            ", ",
            number("conversion_rate_of_answered", format.percent(totals.conversion_rate_of_answered)),
            " of those answered",
          ]),
      ...(totals.revenue
        ? [
            ", and brought ",
            number("revenue", format.money(totals.revenue)),
            change ? ` (${change.replace("about as many as", "about as much as")})` : "",
          ]
        : []),
      ...(totals.revenue && totals.revenue_per_conversion != null
        ? [", ", number("revenue_per_conversion", format.money(totals.revenue_per_conversion)), " a conversion"]
        : []),
      ".",
    ]);
  } else sentences.push(["None of them is marked as converted."]);

  const best = sources.rows.find(({ source, revenue }) => source != null && Number(revenue) > 0);
  if (best && totals.revenue) {
    const row = { source: String(best.source) };
    sentences.push([
      `${best.source} brought the most: `,
      number("revenue", format.money(Number(best.revenue)), row),
      " from ",
      number("calls", `${format.integer(Number(best.calls))} calls`, row),
      ".",
    ]);
  }

  if (totals.missed_calls) {
    sentences.push([
      number("missed_calls", format.integer(totals.missed_calls)),
      totals.missed_calls === 1 ? " was missed" : " were missed",
      ...(totals.missed_rate == null
        ? []
        : [", ", number("missed_rate", format.percent(totals.missed_rate)), " of the inbound ones"]),
      ...(totals.first_time_callers
        ? [
            "; ",
            number("first_time_callers", format.integer(totals.first_time_callers)),
            totals.first_time_callers === 1 ? " caller rang for the first time" : " callers rang for the first time",
          ]
        : []),
      ".",
    ]);
  }
  return sentences;
}
