import type { MetricResult } from "./result.ts";

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * A result as JSON under the names of the public API. Threads write it themselves: turning a page's results around field by field would keep
 * the process that answers requests busy for longer than the numbers take. Keys of rows and totals are names of the catalogue as they are.
 */
export function wireResult(result: MetricResult): string {
  const { comparison, definitions, queryId, resolvedRange, ...rest } = result;
  return JSON.stringify({
    query_id: queryId,
    ...rest,
    comparison: comparison && named(comparison),
    resolved_range: resolvedRange,
    definitions: definitions.map(named),
  });
}

function named(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [snake(name), inner]));
}
