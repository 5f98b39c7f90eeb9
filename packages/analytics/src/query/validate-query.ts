import { type FieldError, invalidInput } from "@parley/platform";
import { dimensionByKey, spendDimensions } from "../catalogue/dimensions.ts";
import { factsOfMeasures, measureByKey } from "../catalogue/measures.ts";
import { nearest } from "./nearest.ts";
import { type MetricQuery, MetricQueryInput } from "./schema.ts";

/**
 * Parses a query and checks its names. Throws `invalid_input` with a pointer per mistake; an unknown measure, dimension or value is
 * told the nearest known one. `grain` becomes the first dimension.
 */
export function validateQuery(input: unknown): MetricQuery {
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
  query.dimensions.forEach((key, i) => {
    if (!dimensionByKey.has(key)) errors.push(unknown(`/dimensions/${i}`, "dimension", key, dimensionByKey.keys()));
    else if (query.dimensions.indexOf(key) !== i)
      errors.push({ pointer: `/dimensions/${i}`, message: `${key} is named twice.` });
  });
  query.filters.forEach((filter, i) => {
    const dimension = dimensionByKey.get(filter.dimension);
    if (!dimension) {
      errors.push(unknown(`/filters/${i}/dimension`, "dimension", filter.dimension, dimensionByKey.keys()));
    } else if (dimension.values && filter.op !== "contains") {
      for (const value of filter.values) {
        if (value === null || dimension.values.includes(value)) continue;
        errors.push(unknown(`/filters/${i}/values`, `${dimension.key} value`, value, dimension.values));
      }
    }
  });
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
    if (!dimensionByKey.has(key) || spendDimensions.includes(key)) return [];
    const message = `Ad spend has no ${key}, so ${ofSpend} cannot be told by it. Ad spend is known by ${spendDimensions.join(", ")}.`;
    return [{ pointer, message }];
  });
}

function withGrain({ grain, ...query }: MetricQuery): MetricQuery {
  if (!grain || query.dimensions.includes(grain)) return query;
  return { ...query, dimensions: [grain, ...query.dimensions] };
}

function unknown(pointer: string, what: string, word: string, known: Iterable<string>): FieldError {
  return {
    pointer,
    message: `There is no ${what} '${word.slice(0, 80)}'. The nearest is ${nearest(word.slice(0, 80), known)}.`,
  };
}
