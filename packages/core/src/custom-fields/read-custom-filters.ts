import type { CustomFilters } from "./schemas.ts";

/**
 * The custom fields among the parameters of a query: `custom.insurance=Aetna` (given twice: either), `custom_min.visits=2`,
 * `custom_max.visits=9`. Undefined when there are none. Whether such fields exist is for `customConditions` to say.
 */
export function readCustomFilters(query: Record<string, unknown>): CustomFilters | undefined {
  const filters: CustomFilters = {};
  for (const [name, given] of Object.entries(query)) {
    const [, bound, rest] = /^custom(_min|_max)?\.(.+)$/s.exec(name) ?? [];
    const values = [given].flat().filter((value) => typeof value === "string" && value !== "") as string[];
    if (!rest || values.length === 0) continue;
    const key = `custom.${rest}`;
    const filter = filters[key] ?? {};
    if (bound === "_min") filter.min = values.at(-1);
    else if (bound === "_max") filter.max = values.at(-1);
    else filter.values = values;
    filters[key] = filter;
  }
  return Object.keys(filters).length > 0 ? filters : undefined;
}
