import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import type { CallRecord } from "./call-record.ts";
import { keyText } from "./person-key.ts";

/** What is stored of one call. */
export interface StoredTouches {
  persons: number[];
  /** Ids of the visits and forms that it told. */
  told: Set<string>;
}

/** By call id; calls without any are not in it. */
export async function storedTouches(
  tx: Transaction,
  organizationId: string,
  callIds: readonly string[],
): Promise<Map<string, StoredTouches>> {
  const { rows } = await tx.execute<{ call_id: string; id: string; person_id: string }>(
    sql`select call_id, id, person_id from touches where organization_id = ${organizationId}
      and call_id = any(${sql.param([...callIds])}::uuid[])`,
  );
  const stored = new Map<string, StoredTouches>();
  for (const { call_id, id, person_id } of rows) {
    const entry = stored.get(call_id) ?? { persons: [], told: new Set() };
    stored.set(call_id, entry);
    if (!entry.persons.includes(Number(person_id))) entry.persons.push(Number(person_id));
    if (id !== call_id) entry.told.add(id);
  }
  return stored;
}

/** Whose each key of the calls is, by `keyText`; keys that nobody has are not in it. */
export async function knownKeys(
  tx: Transaction,
  organizationId: string,
  records: readonly CallRecord[],
): Promise<Map<string, number>> {
  const keys = [...new Map(records.flatMap((record) => record.keys.map((key) => [keyText(key), key]))).values()];
  if (keys.length === 0) return new Map();
  const { rows } = await tx.execute<{ kind: "phone"; value: string; person_id: string }>(
    sql`select k.kind, k.value, k.person_id from unnest(${sql.param(keys.map(({ kind }) => kind))}::text[],
        ${sql.param(keys.map(({ value }) => value))}::text[]) as asked(kind, value)
      join person_keys k on k.organization_id = ${organizationId} and k.kind = asked.kind and k.value = asked.value`,
  );
  return new Map(rows.map(({ kind, value, person_id }) => [keyText({ kind, value }), Number(person_id)]));
}

/** How many keys each person has. */
export async function countKeys(
  tx: Transaction,
  organizationId: string,
  persons: ReadonlySet<number>,
): Promise<Map<number, number>> {
  if (persons.size === 0) return new Map();
  const { rows } = await tx.execute<{ person_id: string; keys: number }>(
    sql`select person_id, count(*)::int as keys from person_keys where organization_id = ${organizationId}
      and person_id = any(${sql.param([...persons])}::bigint[]) group by person_id`,
  );
  return new Map(rows.map(({ person_id, keys }) => [Number(person_id), keys]));
}

/** The id after the last one. Persons without a key have touches alone. */
export async function nextPerson(tx: Transaction, organizationId: string): Promise<number> {
  const last = (table: string) =>
    sql`(select max(person_id) from ${sql.identifier(table)} where organization_id = ${organizationId})`;
  const { rows } = await tx.execute<{ last: string | null }>(
    sql`select greatest(${last("person_keys")}, ${last("touches")})::text as last`,
  );
  return Number(rows[0]!.last ?? 0) + 1;
}
