import type { Transaction } from "@parley/db";
import { type SQL, sql } from "drizzle-orm";
import { dimensionKinds } from "../../dimensions/index.ts";
import { plainArray, textArray } from "./array-literals.ts";
import { createPacer } from "./create-pacer.ts";
import type { BatchDimensions } from "./encode-batch.ts";
import type { PreparedCall } from "./prepare-call.ts";
import type { WriteTarget } from "./write-calls.ts";

type Column = [name: string, type: string, literal: string];

/** Writes the batch with one statement; a row that exists is replaced when it says something else. */
export async function insertCalls(
  tx: Transaction,
  target: WriteTarget,
  rows: PreparedCall[],
  dimensions: BatchDimensions,
): Promise<void> {
  const columns = await buildColumns(rows, dimensions);
  const names = columns.map(([name]) => sql.identifier(name));
  const values = columns.map(([name]) => expressionOf(name));
  const arrays = columns.map(([, type, literal]) => sql`${literal}::${sql.raw(type)}[]`);
  const updates = columns.filter(([name]) => name !== "id").map(([name]) => assignment(name));
  await tx.execute(
    sql`insert into calls (organization_id, kind, import_id, generated, created_at, updated_at, ${list(names)})
        select ${target.organizationId}, 'tracked', ${target.importId}::uuid, ${target.generated}, ${target.now.toISOString()}::timestamptz,
          ${target.now.toISOString()}::timestamptz, ${list(values)}
        from unnest(${list(arrays)}) as incoming(${list(names)})
        on conflict (organization_id, id) do update
          set updated_at = excluded.updated_at, ${list(updates)}
        where calls.row_hash is distinct from excluded.row_hash`,
  );
}

type Pick = (row: PreparedCall) => number | bigint | boolean | string | null;

const PLAIN: [name: string, type: string, pick: Pick][] = [
  ["id", "uuid", (row) => row.id],
  ["direction", "call_direction", (row) => row.direction],
  ["status", "call_status", (row) => row.status],
  ["called_at", "bigint", (row) => row.calledAt],
  ["local_date", "date", (row) => row.localDate],
  ["local_hour", "smallint", (row) => row.localHour],
  ["local_dow", "smallint", (row) => row.localDow],
  ["phone", "bigint", (row) => row.phone],
  ["duration_seconds", "integer", (row) => row.durationSeconds],
  ["ring_seconds", "integer", (row) => row.ringSeconds],
  ["talk_seconds", "integer", (row) => row.talkSeconds],
  ["score", "real", (row) => row.score],
  ["value_minor", "bigint", (row) => row.valueMinor],
  ["answered", "boolean", (row) => row.answered],
  ["human_answered", "boolean", (row) => row.humanAnswered],
  ["converted", "boolean", (row) => row.converted],
  ["spam", "boolean", (row) => row.spam],
  ["row_hash", "bigint", (row) => row.rowHash],
];

const TEXTS: [name: string, pick: (row: PreparedCall) => string | null][] = [
  ["person_name", (row) => row.personName],
  ["tags", (row) => textArray(row.tags)],
  ["notes", (row) => row.notes],
];

async function buildColumns(rows: PreparedCall[], dimensions: BatchDimensions): Promise<Column[]> {
  const pace = createPacer();
  const columns: Column[] = dimensionKinds.map((kind) => [`${kind}_id`, "integer", plainArray(dimensions[kind])]);
  for (const [name, type, pick] of PLAIN) {
    await pace();
    columns.push([name, type, plainArray(rows.map(pick))]);
  }
  for (const [name, pick] of TEXTS) {
    await pace();
    columns.push([name, "text", textArray(rows.map(pick))]);
  }
  return columns;
}

function expressionOf(name: string): SQL {
  const column = sql`incoming.${sql.identifier(name)}`;
  // An array of arrays would have to be rectangular, so tags travel as one text each.
  if (name === "tags") return sql`${column}::text[]`;
  return name === "called_at" ? sql`to_timestamp(${column} / 1000.0)` : column;
}

const assignment = (name: string) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`;
const list = (parts: (SQL | ReturnType<typeof sql.identifier>)[]) => sql.join(parts, sql`, `);
