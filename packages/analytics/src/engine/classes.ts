import type { Flag, Settings } from "../catalogue/flags.ts";
import { FLAG, SHIFTED, segmentStatuses } from "../segments/column-names.ts";
import type { Bucket, OrganizationStore } from "./store.ts";

/**
 * All that is true or false of a call is one small number, its class: a few hundred kinds of call there are in an organization at most.
 * What a measure or a filter asks of calls is asked of the classes, and looked up for each row.
 */
const QUALIFIED = 1 << 18;
const IN_TIME = 1 << 19;
const ACHIEVED = 1 << 20;
const KEYS = 1 << 21;

/** Columns from which a call's class is worked out. */
export const classColumns = ["flags", "score", "ring", "outcome"] as const;
export const classDictionary = "outcome";

const statusBit = (status: string) => segmentStatuses.indexOf(status as (typeof segmentStatuses)[number]);
const [missed, abandoned, voicemail] = [statusBit("missed"), statusBit("abandoned"), statusBit("voicemail")];
const ended = new Set(["completed", "busy", "no_answer", "failed", "canceled"].map(statusBit));

export const statusOf = (bits: number): number => bits & FLAG.status;

/** Whether a flag is true of the calls of a class. */
export function holds(flag: Flag, bits: number): boolean {
  switch (flag) {
    case "inbound":
      return !(bits & FLAG.outbound);
    case "outbound":
      return Boolean(bits & FLAG.outbound);
    case "ai":
      return Boolean(bits & FLAG.ai);
    case "tracked":
      return !(bits & FLAG.ai);
    case "answered":
      return Boolean(bits & FLAG.answered);
    case "human_answered":
      return Boolean(bits & FLAG.humanAnswered);
    case "converted":
      return Boolean(bits & FLAG.converted);
    case "spam":
      return Boolean(bits & FLAG.spam);
    case "first_time":
      return Boolean(bits & FLAG.firstTime);
    case "repeated":
      return !(bits & FLAG.firstTime);
    case "missed":
      return statusOf(bits) === missed;
    case "abandoned":
      return statusOf(bits) === abandoned;
    case "not_abandoned":
      return statusOf(bits) !== abandoned;
    case "voicemail":
      return statusOf(bits) === voicemail;
    case "ended":
      return ended.has(statusOf(bits));
    case "scored":
      return Boolean(bits & FLAG.withScore);
    case "qualified":
      return Boolean(bits & QUALIFIED);
    case "in_time":
      return Boolean(bits & IN_TIME);
    case "achieved":
      return Boolean(bits & ACHIEVED);
    case "with_phone":
      return Boolean(bits & FLAG.withPhone);
    case "with_duration":
      return Boolean(bits & FLAG.withDuration);
    case "with_talk":
      return Boolean(bits & FLAG.withTalk);
    case "with_ring":
      return Boolean(bits & FLAG.withRing);
    case "with_value":
      return Boolean(bits & FLAG.withValue);
    case "with_cost":
      return Boolean(bits & FLAG.withCost);
  }
}

/** Where a bucket keeps its classes under these settings. */
export const classesName = ({ qualifiedScore, serviceLevelSeconds }: Settings): string =>
  `classes ${qualifiedScore} ${serviceLevelSeconds}`;

/** The table is as large as all keys there can be; it is cleared after use by the few that were met. */
const placeOfKey = new Int32Array(KEYS);

/** Works the class of each row out and keeps it in the bucket; the flags themselves are let go. Needs `classColumns`. */
function deriveClasses(store: OrganizationStore, bucket: Bucket, settings: Settings): Uint8Array | Uint16Array {
  const { bits: bitsOfClass, known } = store.classes;
  const flags = bucket.columns.get("flags")!;
  const score = bucket.columns.get("score")!;
  const ring = bucket.columns.get("ring")!;
  const outcome = bucket.columns.get("outcome")!;
  const achieved = store.dictionaries.get(classDictionary)!.values.indexOf("achieved");
  const threshold = settings.qualifiedScore + SHIFTED;
  const { serviceLevelSeconds } = settings;
  for (const [key, place] of known) placeOfKey[key] = place + 1;
  const made = new Uint16Array(bucket.calls);
  for (let i = 0; i < bucket.calls; i++) {
    let key = flags[i]!;
    if (score[i]! >= threshold && key & FLAG.withScore) key |= QUALIFIED;
    if (key & FLAG.withRing && ring[i]! <= serviceLevelSeconds) key |= IN_TIME;
    if (achieved > 0 && outcome[i] === achieved) key |= ACHIEVED;
    let place = placeOfKey[key]!;
    if (place === 0) {
      bitsOfClass.push(key);
      place = bitsOfClass.length;
      known.set(key, place - 1);
      placeOfKey[key] = place;
    }
    made[i] = place - 1;
  }
  for (const key of known.keys()) placeOfKey[key] = 0;
  store.narrowClasses &&= bitsOfClass.length <= 256;
  const classes = store.narrowClasses ? Uint8Array.from(made) : made;
  bucket.derived.set(classesName(settings), classes);
  bucket.columns.delete("flags");
  return classes;
}

/** A bucket's classes; once there are more than a byte can tell, all are of two. */
export function classesOfBucket(
  store: OrganizationStore,
  bucket: Bucket,
  settings: Settings,
): Uint8Array | Uint16Array {
  const name = classesName(settings);
  const known = (bucket.derived.get(name) ?? deriveClasses(store, bucket, settings)) as Uint8Array | Uint16Array;
  if (store.narrowClasses || known instanceof Uint16Array) return known;
  const wide = Uint16Array.from(known);
  bucket.derived.set(name, wide);
  return wide;
}
