import type { BulkTransaction } from "@parley/db";
import { FILLED_CONVERTED, FILLED_SPAM } from "../engine/filled.ts";
import { mutableColumns } from "../engine/tuple-columns.ts";
import type { WriteTarget } from "./write-batch.ts";

/** What goes together: where a call stands, and when and how it was. The state that wins brings all of it. */
const STATE = new Set([
  ...["direction", "status", "called_at", "local_date", "local_hour", "local_dow", "answered", "human_answered"],
  "row_hash",
]);

/** Columns whose change is a change of the call; the hash is only how a row is recognised. */
export const comparedColumns = mutableColumns.filter((name) => name !== "row_hash" && name !== "has_transcript");

/**
 * Works out what each staged call comes to (merged_calls): what it was (`old`), what it becomes (`new`), whether the staged row wins.
 * Rows that the call was made of before are left out.
 */
export async function mergeCalls(tx: BulkTransaction, { organizationId }: WriteTarget): Promise<void> {
  await tx.query(
    "create temporary table if not exists merged_calls (id uuid, wins boolean, old jsonb, new jsonb) on commit delete rows",
  );
  const merged = mutableColumns.map((name) => `'${name}', ${mergedValue(name)}`).join(", ");
  await tx.query(
    `insert into merged_calls
     select c.id, w.wins, ${snapshot("c")}, jsonb_build_object(${merged})
     from staged_calls s join calls c on c.organization_id = $1 and c.id = s.id
     cross join lateral (select ${WINS} as wins) w
     where c.row_hash is distinct from s.row_hash
     for update of c`,
    [organizationId],
  );
  await tx.query("analyze merged_calls (id)");
}

/** The columns that a merge may change, as jsonb. */
export const snapshot = (alias: string) =>
  `jsonb_build_object(${mutableColumns.map((name) => `'${name}', ${alias}.${name}`).join(", ")})`;

/** Of a call under way and one that ended the ended one is later; else the tracking system's own time decides, else the order of arrival. */
const WINS = `case
  when (c.status = 'in_progress') <> (s.status = 'in_progress') then c.status = 'in_progress'
  else coalesce(s.source_edited_at >= c.source_edited_at, true) end`;

function mergedValue(name: string): string {
  if (name === "source_edited_at") return "greatest(c.source_edited_at, s.source_edited_at)";
  if (name === "has_transcript") return "c.has_transcript or s.has_transcript";
  if (STATE.has(name)) return `case when w.wins then s.${name} else c.${name} end`;
  if (name === "converted") return filled(name, FILLED_CONVERTED);
  if (name === "spam")
    return `case when w.wins and (s.filled & ${FILLED_SPAM}) > 0 then s.spam else c.spam or s.spam end`;
  if (name === "tags") return firstOf("nullif({}.tags, '{}')", "'{}'");
  return firstOf(`{}.${name}`);
}

const filled = (name: string, bit: number) =>
  `case when (s.filled & ${bit}) > 0 and w.wins then s.${name} when (s.filled & ${bit}) > 0 then c.${name} or s.${name} else c.${name} end`;

/** The winner's value where it has one, else the other's. */
function firstOf(expression: string, fallback?: string): string {
  const [staged, stored] = [expression.replace("{}", "s"), expression.replace("{}", "c")];
  const rest = fallback ? `, ${fallback}` : "";
  return `case when w.wins then coalesce(${staged}, ${stored}${rest}) else coalesce(${stored}, ${staged}${rest}) end`;
}
