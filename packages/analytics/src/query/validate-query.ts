import { type FieldError, invalidInput } from "@parley/platform";
import { dimensionOf, dimensions, isCustom, spendDimensions } from "../catalogue/dimensions.ts";
import { factsOfMeasures, measureByKey } from "../catalogue/measures.ts";
import { checkFilter } from "./check-filter.ts";
import { unknownName } from "./nearest.ts";
import { type MetricQuery, MetricQueryInput } from "./schema.ts";

/** Longest range that is answered day by day. */
const LONGEST_DAYS = 50 * 366;

/**
 * Parses a query and checks its names. Throws `invalid_input` with a pointer per mistake; an unknown measure, dimension or value is
 * told the nearest known one. `grain` becomes the first dimension. `custom`: keys of the organization's own fields; without it any may be named.
 */
export function validateQuery(input: unknown, custom?: readonly string[]): MetricQuery {
  const parsed = MetricQueryInput.safeParse(input);
  if (!parsed.success) {
    throw invalidInput(
      parsed.error.issues.map(({ path, message }) => ({ pointer: `/${path.map(String).join("/")}`, message })),
    );
  }
  const query = withGrain(parsed.data);
  const errors: FieldError[] = [];
  query.measures.forEach((key, i) => {
    if (!measureByKey.has(key)) errors.push(unknown(`/measures/${i}`, "measure", key, measureByKey.keys()));
  });
  const names = () => [...dimensions.map(({ key }) => key), ...(custom ?? [])];
  const exists = (key: string) => dimensionOf(key) !== undefined && !(isCustom(key) && custom && !custom.includes(key));
  query.dimensions.forEach((key, i) => {
    const pointer = `/dimensions/${i}`;
    if (!exists(key)) errors.push(unknown(pointer, "dimension", key, names()));
    else if (dimensionOf(key)!.filterOnly) errors.push({ pointer, message: `${key} is for filters only.` });
    else if (query.dimensions.indexOf(key) !== i) errors.push({ pointer, message: `${key} is named twice.` });
  });
  query.filters.forEach((filter, i) => {
    if (exists(filter.dimension)) errors.push(...checkFilter(filter, `/filters/${i}`));
    else errors.push(unknown(`/filters/${i}/dimension`, "dimension", filter.dimension, names()));
  });
  if (
    "from" in query.range &&
    (Date.parse(query.range.to) - Date.parse(query.range.from)) / 86_400_000 > LONGEST_DAYS
  ) {
    errors.push({ pointer: "/range", message: "A range may span 50 years at most. Choose all_time or a shorter one." });
  }
  errors.push(...beyondSpend(query));
  const sortable = [...query.measures, ...query.dimensions];
  query.orderBy.forEach(({ key }, i) => {
    if (sortable.includes(key)) return;
    errors.push(unknown(`/order_by/${i}/key`, "column of this query", key, sortable));
  });
  if (errors.length > 0) throw invalidInput(errors, errors[0]!.message);
  return { ...query, measures: [...new Set(query.measures)] };
}

/** Spend is known by day and by where calls come from; what else calls are split by says nothing about it. */
function beyondSpend(query: MetricQuery): FieldError[] {
  const ofSpend = query.measures.find((key) => factsOfMeasures([key]).includes("ad_spend"));
  if (!ofSpend) return [];
  const named = [
    ...query.dimensions.map((key, i) => ({ key, pointer: `/dimensions/${i}` })),
    ...query.filters.map(({ dimension }, i) => ({ key: dimension, pointer: `/filters/${i}/dimension` })),
  ];
  return named.flatMap(({ key, pointer }) => {
    if (!dimensionOf(key) || spendDimensions.includes(key)) return [];
    const message = `Ad spend has no ${key}, so ${ofSpend} cannot be told by it. Ad spend is known by ${spendDimensions.join(", ")}.`;
    return [{ pointer, message }];
  });
}

function withGrain({ grain, ...query }: MetricQuery): MetricQuery {
  if (!grain || query.dimensions.includes(grain)) return query;
  return { ...query, dimensions: [grain, ...query.dimensions] };
}

const unknown = (pointer: string, what: string, word: string, names: Iterable<string>): FieldError => {
  return { pointer, message: unknownName(what, word, names) };
};
