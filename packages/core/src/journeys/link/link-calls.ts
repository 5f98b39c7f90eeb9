import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import type { DimensionCache } from "../../dimensions/index.ts";
import { assignPersons } from "./assign-persons.ts";
import { type CallRecord, type CellPlaces, readCallRecords } from "./call-record.ts";
import { keyText } from "./person-key.ts";
import { countKeys, knownKeys, nextPerson, type StoredTouches, storedTouches } from "./read-persons.ts";
import { writePersons } from "./write-persons.ts";
import { idOfTold, writeTouches } from "./write-touches.ts";

export interface LinkScope {
  organizationId: string;
  /** IANA zone of the organization. */
  zone: string;
  places: CellPlaces;
  cache: DimensionCache;
}

/**
 * Brings persons and touches up to date with these calls as they are now; calls that are gone, spam or outbound lose theirs. A person
 * whose calls no longer hold together as before is made anew from all of its calls. The same again changes nothing.
 */
export async function linkCalls(
  tx: Transaction,
  scope: LinkScope,
  callIds: readonly string[],
  { anew = false }: { anew?: boolean } = {},
): Promise<void> {
  const { organizationId } = scope;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`journeys:${organizationId}`}, 0))`);
  let records = await readCallRecords(tx, organizationId, callIds, scope);
  const stored = await storedTouches(tx, organizationId, callIds);
  const known = await knownKeys(tx, organizationId, records);
  const broken = anew
    ? new Set([...stored.values()].flatMap(({ persons }) => persons))
    : brokenPersons(callIds, records, stored, known);
  // Before persons go: an id that was somebody's is not given to somebody else.
  const nextId = await nextPerson(tx, organizationId);
  const oldPerson = new Map([...stored].map(([id, { persons }]) => [id, persons[0]!]));
  if (broken.size > 0) {
    const calls = await takeApart(tx, organizationId, [...broken]);
    for (const [id, person] of calls) oldPerson.set(id, person);
    const all = new Set([...callIds, ...calls.keys()]);
    if (all.size > callIds.length) records = await readCallRecords(tx, organizationId, [...all], scope);
    known.clear();
    for (const [key, person] of await knownKeys(tx, organizationId, records)) known.set(key, person);
  }
  if (records.length === 0) return;
  const assignment = assignPersons(
    records.map(({ id, keys }) => ({ id, keys, oldPerson: oldPerson.get(id) ?? null })),
    {
      personOf: known,
      keysOf: await countKeys(tx, organizationId, new Set(known.values())),
      nextId,
    },
  );
  await writePersons(tx, organizationId, assignment);
  await writeTouches(tx, organizationId, records, assignment.personOf, scope.cache);
}

/** Persons of calls that are gone, have a key that leads elsewhere, or no longer tell of a visit. */
function brokenPersons(
  callIds: readonly string[],
  records: readonly CallRecord[],
  stored: ReadonlyMap<string, StoredTouches>,
  known: ReadonlyMap<string, number>,
): Set<number> {
  const byId = new Map(records.map((record) => [record.id, record]));
  const broken = new Set<number>();
  for (const id of callIds) {
    const before = stored.get(id);
    if (!before) continue;
    const now = byId.get(id);
    const told = new Set(now?.told.map(idOfTold));
    const isWhole = [...before.told].every((touch) => told.has(touch));
    const isSame = now?.keys.every((key) => known.get(keyText(key)) === before.persons[0]);
    if (!isWhole || !isSame) for (const person of before.persons) broken.add(person);
  }
  return broken;
}

/** Removes persons with their keys and touches. Returns whose each of their calls was. */
async function takeApart(tx: Transaction, organizationId: string, persons: number[]): Promise<Map<string, number>> {
  const of = sql`organization_id = ${organizationId} and person_id = any(${sql.param(persons)}::bigint[])`;
  const { rows } = await tx.execute<{ call_id: string; person_id: string }>(
    sql`with gone as (delete from touches where ${of} returning call_id, person_id) select distinct call_id, person_id from gone`,
  );
  await tx.execute(sql`delete from person_keys where ${of}`);
  return new Map(rows.map(({ call_id, person_id }) => [call_id, Number(person_id)]));
}
