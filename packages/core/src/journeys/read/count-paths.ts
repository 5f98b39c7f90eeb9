import type { Transaction } from "@parley/db";
import { type SQL, sql } from "drizzle-orm";
import { collapsePath } from "./collapse-path.ts";
import { type Conversion, readConversions } from "./read-conversions.ts";
import type { PathCount } from "./sankey-of-paths.ts";
import { type WalkScope, walkConversions } from "./walk-conversions.ts";

/** How many journeys took which path. A journey without any touch (an outbound conversion out of nowhere) is in none. */
export async function countPaths(
  tx: Transaction,
  scope: WalkScope,
  calls: { all: SQL; conversions: SQL },
  length: number,
): Promise<PathCount[]> {
  const converted = await readConversions(tx, scope.organizationId, calls.conversions, scope.originOf);
  const { ends, revenue } = firstOfEach(converted);
  const known = new Set(ends.flatMap(({ person }) => person ?? []));
  const others = await lastCalls(tx, scope.organizationId, calls.all);
  const isConverted = new Set<Conversion>(ends);
  ends.push(...others.filter(({ person }) => !known.has(person!)));

  const paths = new Map<string, PathCount>();
  for await (const { conversion, touches } of walkConversions(tx, scope, ends)) {
    if (touches.length === 0) continue;
    const path = collapsePath(
      touches.map(({ value }) => value),
      length,
    );
    const key = JSON.stringify(path);
    const counted = paths.get(key) ?? { ...path, journeys: 0, converted: 0, revenueMinor: 0 };
    paths.set(key, counted);
    counted.journeys += 1;
    if (!isConverted.has(conversion)) continue;
    counted.converted += 1;
    counted.revenueMinor += conversion.person === null ? conversion.valueMinor : revenue.get(conversion.person)!;
  }
  return [...paths.values()];
}

/** The first conversion of each person, and what all of theirs brought. Those of nobody known stand for themselves. */
function firstOfEach(conversions: readonly Conversion[]) {
  const ends: Conversion[] = [];
  const revenue = new Map<number, number>();
  for (const conversion of conversions) {
    const { person, valueMinor } = conversion;
    if (person === null || !revenue.has(person)) ends.push(conversion);
    if (person !== null) revenue.set(person, (revenue.get(person) ?? 0) + valueMinor);
  }
  return { ends, revenue };
}

/** Where the journeys of those who called end, as if it were a conversion. */
async function lastCalls(tx: Transaction, organizationId: string, calls: SQL): Promise<Conversion[]> {
  const { rows } = await tx.execute<{ person_id: string; at: number }>(sql`
    select t.person_id, floor(extract(epoch from max(t.at)) * 1000)::float8 as at from ${calls} counted
    join touches t on t.organization_id = ${organizationId} and t.call_id = counted.id and t.id = counted.id
    group by t.person_id`);
  return rows.map(({ person_id, at }) => ({ at, valueMinor: 0, person: Number(person_id), own: null }));
}
