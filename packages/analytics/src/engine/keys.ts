import { channelOfClasses, channels, mediumClassOf, sourceClassCount, sourceClassOf } from "../catalogue/channel.ts";
import { type Dimension, knownDimension } from "../catalogue/dimensions.ts";
import type { Settings } from "../catalogue/flags.ts";
import { groupDays, type TimeGrain } from "../range/day-groups.ts";
import type { Numbers } from "../segments/column-codec.ts";
import { FLAG, SHIFTED, segmentStatuses } from "../segments/column-names.ts";
import { TAG_SEPARATOR } from "../segments/copy-statement.ts";
import { classesOfBucket, statusOf } from "./classes.ts";
import type { Bucket, Dictionary, OrganizationStore } from "./store.ts";

/** A dimension as scans know it: a small number a row, and what the numbers are called. */
export interface Key {
  /** The rows' numbers in a bucket. */
  valuesOf(bucket: Bucket): Numbers;
  /** What a number is grouped as; null when it is its own group. */
  lut: Uint32Array | null;
  /** Groups there are; each number's group is below. */
  size: number;
  /** What a group is called; null where calls have no value. */
  labelOf(group: number): string | null;
  /** Groups are sets of values: a call is in several. */
  tagsOf?(group: number): readonly (string | null)[];
}

/** Columns and dictionaries that a dimension is read from, as split by or filtered by. `classes` stands for those of `classColumns`. */
export function sourcesOf(key: string): { columns: string[]; dictionaries: string[]; classes: boolean } | null {
  const { origin } = knownDimension(key);
  switch (origin.from) {
    case "dictionary":
      return { columns: [origin.kind], dictionaries: [origin.kind], classes: false };
    case "channel":
      return { columns: ["source", "medium"], dictionaries: ["source", "medium"], classes: false };
    case "detail":
      return { columns: [`detail:${origin.key}`], dictionaries: [`detail:${origin.key}`], classes: false };
    case "tags":
      return { columns: ["tags"], dictionaries: ["tags"], classes: false };
    case "text":
      return null;
    case "column":
      return sourcesOfColumn(key);
  }
}

function sourcesOfColumn(key: string) {
  const of = (columns: string[], dictionaries: string[] = []) => ({ columns, dictionaries, classes: false });
  switch (key) {
    case "day":
    case "week":
    case "month":
    case "weekday":
      return of(["day"]);
    case "hour_of_day":
      return of(["hour"]);
    case "score_band":
      return of(["score"]);
    case "area_code":
      return of(["area_code"]);
    case "outcome":
    case "answered_by":
    case "language":
      return of([key], [key]);
    case "duration":
      return { ...of(["duration"]), classes: true };
    case "talk_time":
      return { ...of(["talk"]), classes: true };
    case "value":
      return { ...of(["value"]), classes: true };
    default:
      return { ...of([]), classes: true };
  }
}

/** A dimension's key. Needs what `sourcesOf` says. */
export function keyOf(store: OrganizationStore, dimension: Dimension, settings: Settings): Key {
  const { key, origin } = dimension;
  const memo = `key ${key} ${settings.qualifiedScore} ${settings.serviceLevelSeconds}`;
  const known = store.memo.get(memo) as Key | undefined;
  // Classes are met while scanning: their keys are made anew each time.
  if (known && origin.from !== "column") return known;
  const made = makeKey(store, dimension, settings);
  store.memo.set(memo, made);
  return made;
}

function makeKey(store: OrganizationStore, { key, origin, merges }: Dimension, settings: Settings): Key {
  const column = (name: string) => (bucket: Bucket) => bucket.columns.get(name)!;
  switch (origin.from) {
    case "dictionary":
      return dictionaryKey(store.dictionaries.get(origin.kind)!, column(origin.kind), merges === true);
    case "detail":
      return dictionaryKey(store.dictionaries.get(`detail:${origin.key}`)!, column(`detail:${origin.key}`), false);
    case "tags": {
      const { values } = store.dictionaries.get("tags")!;
      const tags = values.map((set) => (set === null ? [null] : set.split(TAG_SEPARATOR)));
      return { ...dictionaryKey({ values, counted: null }, column("tags"), false), tagsOf: (group) => tags[group]! };
    }
    case "channel":
      return channelKey(store);
    case "text":
      throw new Error("Words are nothing to group by");
    case "column":
      break;
  }
  switch (key) {
    case "day":
    case "week":
    case "month":
    case "weekday":
      return dayKey(store, key);
    case "hour_of_day":
      return { valuesOf: column("hour"), lut: null, size: 256, labelOf: String };
    case "area_code":
      return {
        valuesOf: column("area_code"),
        ...{ lut: null, size: 1000 + SHIFTED },
        labelOf: (group) => (group === 0 ? null : String(group - SHIFTED).padStart(3, "0")),
      };
    case "score_band":
      return { valuesOf: column("score"), ...scoreBands(store) };
    case "outcome":
    case "answered_by":
    case "language":
      return dictionaryKey(store.dictionaries.get(key)!, column(key), false);
    default:
      return classKey(store, key, settings);
  }
}

function dictionaryKey({ values, counted }: Dictionary, valuesOf: Key["valuesOf"], merges: boolean): Key {
  return {
    valuesOf,
    lut: merges ? counted : null,
    size: Math.max(values.length, 1),
    labelOf: (group) => values[group] ?? null,
  };
}

function dayKey(store: OrganizationStore, grain: TimeGrain): Key {
  const [first, last] = store.dayBounds();
  const { lut, labels } = groupDays(grain, first, last);
  return {
    valuesOf: (bucket) => bucket.columns.get("day")!,
    lut,
    size: labels.length,
    labelOf: (group) => labels[group]!,
  };
}

const BANDS = ["0-1", "1-2", "2-3", "3-4", "4-5"];

/** A band holds its lower bound; the last one also 5. Scores stand one hundredth higher, 0 is none; what is above 5 is in no band. */
function scoreBands(store: OrganizationStore): Pick<Key, "lut" | "size" | "labelOf"> {
  const lut = new Uint32Array(Math.max(store.highest.get("score") ?? 0, 501) + 1);
  for (let stored = SHIFTED; stored <= 500 + SHIFTED; stored++) {
    lut[stored] = Math.min(Math.floor((stored - SHIFTED) / 100), 4) + 1;
  }
  return { lut, size: BANDS.length + 1, labelOf: (group) => (group === 0 ? null : BANDS[group - 1]!) };
}

/** What is told by a call's class alone. */
function classKey(store: OrganizationStore, key: string, settings: Settings): Key {
  const labels = classLabels(key);
  const { bits } = store.classes;
  return {
    valuesOf: (bucket) => classesOfBucket(store, bucket, settings),
    lut: Uint32Array.from(bits, (of) => labels.groupOf(of)),
    size: labels.names.length,
    labelOf: (group) => labels.names[group]!,
  };
}

/** The values of a dimension that classes tell, and which of them a class has. */
export function classLabels(key: string): { names: readonly string[]; groupOf(bits: number): number } {
  const flag = (mask: number) => ({ names: ["false", "true"], groupOf: (bits: number) => (bits & mask ? 1 : 0) });
  switch (key) {
    case "status":
      return { names: segmentStatuses, groupOf: statusOf };
    case "direction":
      return { names: ["inbound", "outbound"], groupOf: (bits) => (bits & FLAG.outbound ? 1 : 0) };
    case "kind":
      return { names: ["tracked", "ai"], groupOf: (bits) => (bits & FLAG.ai ? 1 : 0) };
    case "first_time":
      return flag(FLAG.firstTime);
    case "converted":
      return flag(FLAG.converted);
    case "spam":
      return flag(FLAG.spam);
    default:
      throw new Error(`No class tells ${key}`);
  }
}

/** Worked out once a bucket from its sources and mediums. */
function channelKey(store: OrganizationStore): Key {
  const classesOfDictionary = (kind: "source" | "medium", classOf: (name: string | null) => number) => {
    const { values, counted } = store.dictionaries.get(kind)!;
    return Uint32Array.from(values, (_, id) => classOf(values[counted ? counted[id]! : id] ?? null));
  };
  const ofSource = classesOfDictionary("source", sourceClassOf);
  const ofMedium = classesOfDictionary("medium", mediumClassOf);
  const placeOf = channelOfClasses.map((channel) => channels.indexOf(channel));
  const stamp = `channel ${store.epoch}`;
  return {
    valuesOf(bucket) {
      const known = bucket.derived.get(stamp);
      if (known) return known;
      for (const name of bucket.derived.keys()) if (name.startsWith("channel ")) bucket.derived.delete(name);
      const source = bucket.columns.get("source")!;
      const medium = bucket.columns.get("medium")!;
      const made = new Uint8Array(bucket.calls);
      for (let i = 0; i < made.length; i++)
        made[i] = placeOf[ofMedium[medium[i]!]! * sourceClassCount + ofSource[source[i]!]!]!;
      bucket.derived.set(stamp, made);
      return made;
    },
    ...{ lut: null, size: channels.length, labelOf: (group) => channels[group]! },
  };
}
