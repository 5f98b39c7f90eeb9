import type { Anomalies } from "./answers.ts";

type Anomaly = Anomalies["anomalies"][number];

export interface AnomalyWrite {
  number: (value: number) => string;
  percent: (fraction: number) => string;
  value: (dimension: string, value: string | null) => string;
  dimension: (key: string) => string;
}

/** What came beside what was expected: "16 instead of about 41". */
export function anomalyWords(
  { value, expected }: Pick<Anomaly, "value" | "expected">,
  { number }: AnomalyWrite,
): string {
  return `${number(value ?? 0)} instead of about ${number(expected ?? 0)}`;
}

/** What explains it, in the words of the first dimension that does; null where nothing stands out. */
export function explanationWords({ segments }: Anomaly, write: AnomalyWrite): string | null {
  const [first] = segments;
  if (!first) return null;
  const named = first.values.map(({ value, actual, expected }) => {
    const change = `${write.number(actual ?? 0)} instead of ${write.number(expected ?? 0)}`;
    return `${write.value(first.dimension, value)} (${change})`;
  });
  const list = named.length > 2 ? `${named.slice(0, 2).join(", ")} and ${named.length - 2} more` : named.join(" and ");
  const share = Math.min(1, first.explains);
  return `${write.dimension(first.dimension)}: ${list}. ${share > 0.99 ? "That is all of it." : `That is ${write.percent(share)} of the difference.`}`;
}
