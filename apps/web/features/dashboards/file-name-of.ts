import type { MetricResult } from "./filters/question.ts";

/** "top-sources-2026-01-01-2026-01-31.csv" */
export function fileNameOf(title: string, { resolved_range: { from, to } }: MetricResult, ending: string): string {
  const words = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return `${words.replace(/^-|-$/g, "") || "numbers"}-${from}-${to}.${ending}`;
}
