import { dimensionLabel } from "@/features/dashboards/filters/dimensions.ts";
import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import type { BoardTile } from "../board-wire.ts";

/** What a tile is called that was given no title: "Calls and answer rate by source". */
export function titleFor({ query, kind }: BoardTile, result: MetricResult | undefined): string {
  if (!query) return "";
  const label = (key: string) => result?.columns.find((one) => one.key === key)?.label ?? dimensionLabel(key);
  const [first, ...others] = query.measures.map((key, at) => (at === 0 ? label(key) : lowerFirst(label(key))));
  if (first === undefined) return "";
  const last = others.pop();
  const what = last === undefined ? first : `${[first, ...others].join(", ")} and ${last}`;
  if (kind === "kpi" || query.dimensions.length === 0) return what.slice(0, 120);
  const isTime = ["day", "week", "month"].includes(query.dimensions[0]!);
  const by = query.dimensions.slice(isTime ? 1 : 0).map((key) => lowerFirst(label(key)));
  return `${what}${isTime ? " over time" : ""}${by.length > 0 ? ` by ${by.join(" and ")}` : ""}`.slice(0, 120);
}

/** "Answer rate" within a sentence; abbreviations ("AI calls", "ROAS") stay. */
function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
