import { keyText, type PersonKey } from "./person-key.ts";

export interface CallToAssign {
  id: string;
  /** The surest first; without any the caller is a person of their own. */
  keys: PersonKey[];
  /** Whose the call was until now. */
  oldPerson: number | null;
}

export interface Assignment {
  personOf: Map<string, number>;
  /** Keys that were not known, with whose they are. */
  newKeys: (PersonKey & { person: number })[];
  /** Persons that turned out to be another one. */
  moves: { from: number; to: number }[];
}

/** A number, address or browser with more keys around it is shared: a placeholder, a front desk. It joins nobody further. */
const MOST_KEYS = 40;

interface Cluster {
  parent: number;
  keys: number;
  /** Smallest id of a stored person in it. */
  person: number | null;
  stored: number[];
  /** Whose its calls were, in the order of the calls. */
  old: number[];
}

/**
 * Decides whose each call is: calls, in the order given, whose keys meet are one person's, together with persons that are stored.
 * The smallest stored id wins; without one the person keeps the id that its first call had, else gets the next free one.
 */
export function assignPersons(
  calls: readonly CallToAssign[],
  known: { personOf: ReadonlyMap<string, number>; keysOf: ReadonlyMap<number, number>; nextId: number },
): Assignment {
  const clusters: Cluster[] = [];
  const byPerson = new Map<number, number>();
  const byKey = new Map<string, number>();
  const add = (keys: number, person: number | null) =>
    clusters.push({ parent: clusters.length, keys, person, stored: person === null ? [] : [person], old: [] }) - 1;
  const find = (at: number): number => {
    let root = at;
    while (clusters[root]!.parent !== root) root = clusters[root]!.parent;
    clusters[at]!.parent = root;
    return root;
  };
  const clusterOf = (key: PersonKey): number => {
    const person = known.personOf.get(keyText(key));
    const [index, name, keys] =
      person === undefined ? [byKey, keyText(key), 1] : [byPerson, person, known.keysOf.get(person) ?? 1];
    const found = (index as Map<string | number, number>).get(name);
    if (found !== undefined) return find(found);
    const made = add(keys, person ?? null);
    (index as Map<string | number, number>).set(name, made);
    return made;
  };
  const join = (a: number, b: number) => {
    const [into, other] = [clusters[a]!, clusters[b]!];
    other.parent = a;
    into.keys += other.keys;
    into.stored.push(...other.stored);
    into.old.push(...other.old);
    if (other.person !== null && (into.person === null || other.person < into.person)) into.person = other.person;
  };

  const placeOf = new Map<string, number>();
  const owned = new Map<string, { key: PersonKey; at: number }>();
  for (const { id, keys, oldPerson } of calls) {
    const main = keys.length > 0 ? clusterOf(keys[0]!) : add(0, null);
    const cluster = clusters[main]!;
    for (const key of keys) {
      const at = clusterOf(key);
      if (at !== main && cluster.keys + clusters[at]!.keys > MOST_KEYS) continue;
      if (at !== main) join(main, at);
      owned.set(keyText(key), { key, at: main });
    }
    if (oldPerson !== null) cluster.old.push(oldPerson);
    placeOf.set(id, main);
  }

  let { nextId } = known;
  const taken = new Set<number>();
  const personAt = new Map<number, number>();
  const moves: Assignment["moves"] = [];
  for (const at of new Set([...placeOf.values()].map(find))) {
    const { person, stored, old } = clusters[at]!;
    const id = person ?? old.find((candidate) => !taken.has(candidate)) ?? nextId++;
    taken.add(id);
    personAt.set(at, id);
    for (const from of stored) if (from !== id) moves.push({ from, to: id });
  }
  const newKeys = [...owned.values()]
    .filter(({ key }) => !known.personOf.has(keyText(key)))
    .map(({ key, at }) => ({ ...key, person: personAt.get(find(at))! }));
  return { personOf: new Map([...placeOf].map(([id, at]) => [id, personAt.get(find(at))!])), newKeys, moves };
}
