import {
  type Dimension,
  dimensions,
  factsOfMeasures,
  measures,
  rangePresets,
  spendDimensions,
} from "@parley/analytics";
import fc from "fast-check";

export interface Question {
  measures: string[];
  dimensions: string[];
  filters: { dimension: string; op: string; values: (string | number | null)[] }[];
  range: unknown;
  grain?: string;
  compare?: string;
  orderBy: { key: string; direction: "asc" | "desc" }[];
  limit?: number;
}

export interface Askable {
  /** Keys of the organization's own fields. */
  custom: readonly string[];
  /** Values that its calls have, by dimension. */
  values: ReadonlyMap<string, readonly string[]>;
  /** Days on which its clocks change, and others that are worth asking about: YYYY-MM-DD. */
  days: readonly string[];
}

const ofSpend = measures.flatMap(({ key }) => (factsOfMeasures([key]).includes("ad_spend") ? [key] : []));
const ofCalls = measures.flatMap(({ key }) => (ofSpend.includes(key) ? [] : [key]));
const keyed = new Map(dimensions.map((dimension) => [dimension.key, dimension]));
const splits = dimensions.flatMap(({ key, filterOnly }) => (filterOnly ? [] : [key]));

/** Parts of words, and what is a pattern, a quote or a letter with a strange other case. */
const PIECES = [
  "a",
  "A",
  "oo",
  " ",
  "%",
  "_",
  "\\",
  "'",
  '"',
  "🚑",
  "️",
  "é",
  "É",
  "ß",
  "ſ",
  "K",
  "i",
  "50%",
  "1",
  "2026-0",
  "-",
];

/** Any question that the catalogue allows, of which a third may be about ad spend, by what is asked and what is in the data. */
export function anyQuestion({ custom, values, days }: Askable): fc.Arbitrary<Question> {
  const range = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...rangePresets).map((preset): unknown => ({ preset })) },
    {
      weight: 4,
      arbitrary: fc.tuple(fc.constantFrom(...days), fc.constantFrom(...days)).map((pair): unknown => {
        const [from, to] = pair.sort();
        return { from, to };
      }),
    },
  );
  const about = fc.boolean().chain((spend) => {
    const allowed = spend ? [...spendDimensions] : [...splits, ...custom];
    const filterable = spend ? [...spendDimensions] : [...dimensions.map(({ key }) => key), ...custom];
    return fc.record({
      measures: spend
        ? fc
            .tuple(
              fc.constantFrom(...ofSpend),
              fc.uniqueArray(fc.constantFrom(...ofSpend, ...ofCalls), { maxLength: 3 }),
            )
            .map(([one, more]) => [...new Set([one, ...more])])
        : fc.oneof(
            { weight: 9, arbitrary: fc.uniqueArray(fc.constantFrom(...ofCalls), { minLength: 1, maxLength: 4 }) },
            // Many conditions at once tell the calls apart into many kinds.
            { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...ofCalls), { minLength: 18, maxLength: 20 }) },
          ),
      dimensions: fc.uniqueArray(fc.constantFrom(...allowed), { maxLength: 3 }),
      filters: fc.array(
        fc.constantFrom(...filterable).chain((key) => anyFilter(key, values.get(key) ?? [])),
        { maxLength: 3 },
      ),
    });
  });
  return fc
    .record({
      ...{
        about: fc.oneof(
          { weight: 1, arbitrary: about },
          { weight: 2, arbitrary: about.filter(({ measures: [first] }) => !ofSpend.includes(first!)) },
        ),
      },
      ...{ range, grain: fc.option(fc.constantFrom("day", "week", "month"), { freq: 5 }) },
      compare: fc.constantFrom("none", "none", "previous_period", "previous_year"),
      limit: fc.option(fc.constantFrom(1, 2, 3, 10, 10_000), { freq: 2 }),
      order: fc.array(fc.tuple(fc.nat(20), fc.constantFrom("asc" as const, "desc" as const)), { maxLength: 2 }),
    })
    .map(({ about: { measures: asked, dimensions: by, filters }, range: days, grain, compare, limit, order }) => {
      const columns = [...asked, ...by];
      return {
        ...{ measures: asked, dimensions: grain ? by.slice(0, 2) : by, filters, range: days, compare },
        ...(grain && !by.includes(grain) ? { grain } : {}),
        orderBy: order
          .map(([at, direction]) => ({ key: columns[at % columns.length]!, direction }))
          .filter(({ key }) => asked.includes(key) || !grain),
        ...(limit === null ? {} : { limit }),
      };
    });
}

function anyFilter(key: string, known: readonly string[]): fc.Arbitrary<Question["filters"][number]> {
  const dimension: Dimension | undefined = keyed.get(key);
  if (dimension?.type === "number") {
    const amounts = fc.constantFrom(-1, 0, 1, 14, 15, 60, 300, 100_000, 9_000_000_000);
    return fc.record({
      dimension: fc.constant(key),
      op: fc.constantFrom("at_least", "at_most"),
      values: amounts.map((n) => [n]),
    });
  }
  if (dimension?.origin.from === "text") {
    const words = fc.constantFrom("refund", "insurance", "Maria", "vip", "nothing says this", "Tuesday winter");
    return fc.record({ dimension: fc.constant(key), op: fc.constant("contains"), values: words.map((word) => [word]) });
  }
  const fixed = dimension?.values;
  const strange = dimension?.type === "time" ? ["2026-03-01", "1999-01-01"] : ["There is none 🎈", "%", "", " "];
  const some = [...(fixed ?? known), ...(fixed ? [] : strange)];
  const exact = fc.record({
    ...{ dimension: fc.constant(key), op: fc.constantFrom("is", "is_not", "in", "not_in") },
    values: fc.array(
      fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...some) }, { weight: 1, arbitrary: fc.constant(null) }),
      { minLength: 1, maxLength: 3 },
    ),
  });
  const contains = fc.record({
    ...{ dimension: fc.constant(key), op: fc.constant("contains") },
    values: fc.array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.constant(null) }),
      { minLength: 1, maxLength: 2 },
    ),
  });
  return fc.oneof({ weight: 3, arbitrary: exact }, { weight: 1, arbitrary: contains });
}
