import { normaliseName } from "../dimensions/index.ts";
import { bareName, isNearSpelling } from "./near-spelling.ts";

export interface TrackedName {
  value: string;
  calls: number;
}

/** Names that look like another spelling of one that more calls have. */
export interface Suggestion {
  /** What a rule would match, normalised. */
  match: string;
  /** The names as they were tracked. */
  tracked: string[];
  calls: number;
  target: string;
  targetCalls: number;
  /** `case`: only capitals and blanks differ; `site`: www., .com or punctuation; `near`: a letter or two. */
  reason: "case" | "site" | "near";
}

/** A slip is told from another name by how much rarer it is. */
const TIMES_RARER = 10;
/** Names looked at, those with the most calls first: comparing each with each would take too long beyond. */
const MOST_NAMES = 2_000;

interface Group {
  key: string;
  bare: string;
  spellings: TrackedName[];
  calls: number;
}

/** Pairs of names that are worth a rule, those that move the most calls first. `taken` are normalised names that have a rule. */
export function findSuggestions(names: TrackedName[], taken: ReadonlySet<string>): Suggestion[] {
  const groups = groupByKey(names).slice(0, MOST_NAMES);
  const plainest = new Map<string, Group>();
  for (const group of groups) {
    const best = plainest.get(group.bare);
    if (!best || (isSite(best) && !isSite(group))) plainest.set(group.bare, group);
  }
  const found = groups.flatMap((group, rank) => {
    if (taken.has(group.key)) return [];
    if (group.spellings.length > 1) return [merge(group.spellings.slice(1), group, "case")];
    const plain = plainest.get(group.bare);
    if (plain && plain !== group) return [merge(group.spellings, plain, "site")];
    // The groups before it have more calls.
    const near = groups.slice(0, rank).find(({ key, calls }) => {
      return calls >= group.calls * TIMES_RARER && isNearSpelling(group.key, key);
    });
    return near ? [merge(group.spellings, near, "near")] : [];
  });
  return found.sort((a, b) => b.calls - a.calls);
}

function merge(names: TrackedName[], into: Group, reason: Suggestion["reason"]): Suggestion {
  const best = into.spellings[0]!;
  return {
    match: normaliseName(names[0]!.value),
    tracked: names.map(({ value }) => value),
    calls: sum(names),
    target: best.value,
    targetCalls: reason === "case" ? best.calls : into.calls,
    reason,
  };
}

/** "www.yelp.com" becomes "Yelp" rather than the other way round, whichever has more calls. */
const isSite = ({ key }: Group) => key.includes(".");

function groupByKey(names: TrackedName[]): Group[] {
  const groups = new Map<string, Group>();
  for (const name of [...names].sort((a, b) => b.calls - a.calls || (a.value < b.value ? -1 : 1))) {
    const key = normaliseName(name.value);
    if (key === "") continue;
    const group = groups.get(key) ?? { key, bare: bareName(key), spellings: [], calls: 0 };
    group.spellings.push(name);
    group.calls += name.calls;
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.calls - a.calls || (a.key < b.key ? -1 : 1));
}

const sum = (names: TrackedName[]) => names.reduce((total, { calls }) => total + calls, 0);
