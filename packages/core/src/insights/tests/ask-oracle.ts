import type { Database } from "@parley/db";
import { sql } from "drizzle-orm";
import { oracleOfBoth, oracleOfCalls, oracleOfSpend, oracleOfTurns } from "./oracle-measures.ts";

export interface OracleQuestion {
  measure: string;
  /** Columns or expressions of the oracle's tables. */
  by: readonly string[];
  /** On `c`, the calls. Without it: all but spam, blocked ones and those that are not dialled yet. */
  where?: string;
  /** On `s`, the spend; the same filter in its words. */
  whereSpend?: string;
  from: string;
  to: string;
  /** What else `c` is made of: `cross join lateral unnest(tags) tag`. */
  join?: string;
  settings: { qualifiedScore: number; serviceLevelSeconds: number };
}

/** Group (its values as JSON) to number. The total's group is []. */
export type OracleAnswer = Map<string, number | null>;

const COUNTED = "not spam and status not in ('blocked', 'queued', 'scheduled')";

/** Works one number out for every group, from the oracle's tables alone. */
export async function askOracle(db: Database, question: OracleQuestion): Promise<OracleAnswer> {
  const { measure } = question;
  const days = `day between '${question.from}' and '${question.to}'`;
  const calls = `(select * from oracle.calls) c ${question.join ?? ""} where ${question.where ?? COUNTED} and ${days}`;
  const spend = `oracle.spend s where ${question.whereSpend ?? "true"} and ${days}`;
  const group = async (value: string, from: string): Promise<OracleAnswer> => {
    const keys = question.by.map((key) => `(${key})::text`).join(", ");
    const aggregate = value
      .replaceAll(":qualified", String(question.settings.qualifiedScore))
      .replaceAll(":seconds", String(question.settings.serviceLevelSeconds));
    const statement = `select json_build_array(${keys}) as key, (${aggregate})::float8 as value from ${from} ${keys && `group by ${keys}`}`;
    const { rows } = await db.execute<{ key: unknown; value: number | null }>(sql.raw(statement));
    return new Map(rows.map(({ key, value }) => [JSON.stringify(key), value]));
  };
  if (measure in oracleOfCalls) return group(oracleOfCalls[measure]!, calls);
  if (measure in oracleOfTurns) {
    return group(
      oracleOfTurns[measure]!,
      calls.replace(" where ", " left join lateral unnest(turns) ms on true where "),
    );
  }
  if (measure in oracleOfSpend) return group(oracleOfSpend[measure]!, spend);
  const both = oracleOfBoth[measure];
  if (!both) throw new Error(`The oracle does not know ${measure}.`);
  return divide(both.value, await group(both.ofSpend, spend), await group(both.ofCalls, calls));
}

function divide(value: "spend / calls" | "calls / spend", spend: OracleAnswer, calls: OracleAnswer): OracleAnswer {
  const share = (key: string): number | null => {
    const cost = spend.get(key) ?? null;
    if (cost === null) return null;
    const [over, under] = value === "spend / calls" ? [cost, calls.get(key) ?? 0] : [calls.get(key) ?? 0, cost];
    return under === 0 ? null : over / under;
  };
  return new Map([...new Set([...spend.keys(), ...calls.keys()])].map((key) => [key, share(key)]));
}
