import type { Transaction } from "@parley/db";
import { type SQL, sql } from "drizzle-orm";
import { dimensionKinds } from "../../dimensions/index.ts";
import { plainArray, textArray } from "./array-literals.ts";
import type { BatchDimensions } from "./encode-batch.ts";
import type { HashedCall, WriteTarget } from "./write-calls.ts";

type Column = [name: string, type: string, literal: string];

/** Writes the batch with one statement; a row that exists is replaced when it says something else. */
export async function insertCalls(
  tx: Transaction,
  target: WriteTarget,
  rows: HashedCall[],
  dimensions: BatchDimensions,
): Promise<void> {
  const columns = columnsOf(rows, dimensions);
  const names = columns.map(([name]) => sql.identifier(name));
  const values = columns.map(([name]) => expressionOf(name));
  const arrays = columns.map(([, type, literal]) => sql`${literal}::${sql.raw(type)}[]`);
  const updates = columns.filter(([name]) => name !== "id").map(([name]) => assignment(name));
  await tx.execute(
    sql`insert into calls (organization_id, kind, import_id, generated, created_at, updated_at, first_time, ${list(names)})
        select ${target.organizationId}, 'tracked', ${target.importId}::uuid, ${target.generated}, ${target.now.toISOString()}::timestamptz,
          ${target.now.toISOString()}::timestamptz, coalesce(callers.first_call_id = incoming.id, false), ${list(values)}
        from unnest(${list(arrays)}) as incoming(${list(names)})
        left join callers on callers.organization_id = ${target.organizationId} and callers.phone = incoming.phone
        on conflict (organization_id, id) do update
          set updated_at = excluded.updated_at, first_time = excluded.first_time, ${list(updates)}
        where calls.row_hash is distinct from excluded.row_hash`,
  );
}

function columnsOf(rows: HashedCall[], dimensions: BatchDimensions): Column[] {
  const plain = (pick: (row: HashedCall) => number | bigint | boolean | string | null) => plainArray(rows.map(pick));
  return [
    ["id", "uuid", plain((row) => row.id)],
    ["direction", "call_direction", plain((row) => row.direction)],
    ["status", "call_status", plain((row) => row.status)],
    ["called_at", "bigint", plain((row) => row.calledAt)],
    ["local_date", "date", plain((row) => row.localDate)],
    ["local_hour", "smallint", plain((row) => row.localHour)],
    ["local_dow", "smallint", plain((row) => row.localDow)],
    ["phone", "bigint", plain((row) => row.phone)],
    ["person_name", "text", textArray(rows.map((row) => row.personName))],
    ...dimensionKinds.map((kind): Column => [`${kind}_id`, "integer", plainArray(dimensions[kind])]),
    ["duration_seconds", "integer", plain((row) => row.durationSeconds)],
    ["ring_seconds", "integer", plain((row) => row.ringSeconds)],
    ["talk_seconds", "integer", plain((row) => row.talkSeconds)],
    ["score", "real", plain((row) => row.score)],
    ["value_minor", "bigint", plain((row) => row.valueMinor)],
    ["answered", "boolean", plain((row) => row.answered)],
    ["human_answered", "boolean", plain((row) => row.humanAnswered)],
    ["converted", "boolean", plain((row) => row.converted)],
    ["spam", "boolean", plain((row) => row.spam)],
    ["tags", "text", textArray(rows.map((row) => textArray(row.tags)))],
    ["notes", "text", textArray(rows.map((row) => row.notes))],
    ["row_hash", "bigint", plain((row) => row.rowHash)],
  ];
}

function expressionOf(name: string): SQL {
  const column = sql`incoming.${sql.identifier(name)}`;
  // An array of arrays would have to be rectangular, so tags travel as one text each.
  if (name === "tags") return sql`${column}::text[]`;
  return name === "called_at" ? sql`to_timestamp(${column} / 1000.0)` : column;
}

const assignment = (name: string) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`;
const list = (parts: (SQL | ReturnType<typeof sql.identifier>)[]) => sql.join(parts, sql`, `);
