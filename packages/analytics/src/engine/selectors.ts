import { knownDimension } from "../catalogue/dimensions.ts";
import type { Settings } from "../catalogue/flags.ts";
import { standingRules } from "../compile/compile-where.ts";
import type { Filter } from "../query/schema.ts";
import type { Numbers } from "../segments/column-codec.ts";
import { FLAG, segmentStatuses } from "../segments/column-names.ts";
import { statusOf } from "./classes.ts";
import { foundRows } from "./found-rows.ts";
import { classLabels, type Key, keyOf, sourcesOf } from "./keys.ts";
import type { FoundCalls } from "./messages.ts";
import type { Bucket, OrganizationStore } from "./store.ts";

/** What rows have to be, as scans ask it. */
export interface Selection {
  /** By class whether its calls are in. */
  classes: Uint8Array;
  /** What else is asked of a row's values, in the order in which it is asked. */
  tests: Test[];
}

type Test =
  | { valuesOf(bucket: Bucket): Numbers; allowed: Uint8Array }
  | { valuesOf(bucket: Bucket): Numbers; low: number; high: number };

const waiting = new Set(["queued", "scheduled"].map((status) => segmentStatuses.indexOf(status as "queued")));

/** Needs the classes of all buckets that are scanned. */
export function selectionOf(
  store: OrganizationStore,
  filters: readonly Filter[],
  settings: Settings,
  found: ReadonlyMap<string, FoundCalls> = new Map(),
): Selection {
  const { withSpam, withWaiting } = standingRules([...filters]);
  const classes = Uint8Array.from(store.classes.bits, (bits) => {
    if (!withSpam && bits & FLAG.spam) return 0;
    return !withWaiting && waiting.has(statusOf(bits)) ? 0 : 1;
  });
  const tests: Test[] = [];
  for (const filter of filters) {
    const dimension = knownDimension(filter.dimension);
    if (dimension.origin.from === "text") tests.push(wordsTest(filter, found));
    else if (dimension.type === "number") tests.push(amountTest(filter, classes, store));
    else if (isOfClass(filter.dimension)) narrowClasses(filter, classes, store);
    else {
      const key = keyOf(store, dimension, settings);
      tests.push({ valuesOf: key.valuesOf, allowed: allowedBy(filter, key) });
    }
  }
  return { classes, tests };
}

const YES = Uint8Array.of(0, 1);

function wordsTest({ values }: Filter, found: ReadonlyMap<string, FoundCalls>): Test {
  const calls = values.flatMap((words) => found.get(words ?? "") ?? []);
  const rows = new Map<Bucket, Uint8Array>();
  const valuesOf = (bucket: Bucket) => {
    const known = rows.get(bucket) ?? foundRows(bucket, calls);
    rows.set(bucket, known);
    return known;
  };
  return { valuesOf, allowed: YES };
}

const isOfClass = (key: string): boolean => sourcesOf(key)!.columns.length === 0;

function narrowClasses(filter: Filter, classes: Uint8Array, { classes: { bits } }: OrganizationStore): void {
  const { names, groupOf } = classLabels(filter.dimension);
  const passes = names.map((name) => matches(filter, [name]));
  for (const [i, of] of bits.entries()) if (!passes[groupOf(of)]) classes[i] = 0;
}

const AMOUNTS = {
  duration: { column: "duration", flag: FLAG.withDuration },
  talk_time: { column: "talk", flag: FLAG.withTalk },
  value: { column: "value", flag: FLAG.withValue },
} as const;

function amountTest(filter: Filter, classes: Uint8Array, { classes: { bits } }: OrganizationStore): Test {
  const { column, flag } = AMOUNTS[filter.dimension as keyof typeof AMOUNTS];
  for (const [i, of] of bits.entries()) if (!(of & flag)) classes[i] = 0;
  const amount = Number(filter.values[0]);
  const [low, high] =
    filter.op === "at_least" ? [amount, Number.POSITIVE_INFINITY] : [Number.NEGATIVE_INFINITY, amount];
  return { valuesOf: (bucket) => bucket.columns.get(column)!, low, high };
}

/** Of each of a column's numbers whether its calls are in. */
function allowedBy(filter: Filter, key: Key): Uint8Array {
  const numbers = key.lut ? key.lut.length : key.size;
  const ofGroup = new Map<number, 0 | 1>();
  return Uint8Array.from({ length: numbers }, (_, number) => {
    const group = key.lut ? key.lut[number]! : number;
    let allowed = ofGroup.get(group);
    if (allowed === undefined) {
      const values = key.tagsOf ? key.tagsOf(group) : [key.labelOf(group)];
      allowed = matches(filter, values) ? 1 : 0;
      ofGroup.set(group, allowed);
    }
    return allowed;
  });
}

/** Whether a call with these values (several only of tags) passes. A call without a value is not one of those that are shut out. */
function matches({ op, values }: Filter, of: readonly (string | null)[]): boolean {
  const any = values.some((value) => of.some((one) => same(op, value, one)));
  return op === "is_not" || op === "not_in" ? !any : any;
}

function same(op: Filter["op"], asked: string | null, value: string | null): boolean {
  if (asked === null || value === null) return asked === value;
  return op === "contains" ? fold(value).includes(fold(asked)) : value === asked;
}

/** As Postgres folds letters under the collation "C": those of ASCII. */
const fold = (text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
