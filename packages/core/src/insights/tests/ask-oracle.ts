import type { Database } from "@parley/db";
import { sql } from "drizzle-orm";
import { oracleOfBoth, oracleOfCalls, oracleOfSpend, oracleOfTurns } from "./oracle-measures.ts";

export interface OracleQuestion {
  measures: readonly string[];
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

type Numbers = Record<string, number | null>;

/** Group (its values as JSON) to its numbers. The total's group is []. */
export type OracleAnswer = Map<string, Numbers>;

const COUNTED = "not spam and status not in ('blocked', 'queued', 'scheduled')";

/** Works numbers out for every group, from the oracle's tables alone. Throws for a measure that it has no definition of. */
export async function askOracle(db: Database, question: OracleQuestion): Promise<OracleAnswer> {
  const { measures, join = "" } = question;
  const days = `day between '${question.from}' and '${question.to}'`;
  const where = `where ${question.where ?? COUNTED} and ${days}`;
  const ofGroups = async (aggregates: Record<string, string>, from: string): Promise<OracleAnswer> => {
    const wanted = Object.entries(aggregates).filter(([measure]) => measures.includes(measure));
    if (wanted.length === 0) return new Map();
    const keys = question.by.map((key) => `(${key})::text`).join(", ");
    const values = wanted.map(
      ([measure, aggregate]) => `(${withSettings(aggregate, question)})::float8 as "${measure}"`,
    );
    const statement = `select json_build_array(${keys}) as key, ${values.join(", ")} from ${from} ${keys && `group by ${keys}`}`;
    const { rows } = await db.execute<{ key: unknown }>(sql.raw(statement));
    return new Map(rows.map(({ key, ...numbers }) => [JSON.stringify(key), numbers as Numbers]));
  };
  const unknown = measures.find((measure) =>
    [oracleOfCalls, oracleOfTurns, oracleOfSpend, oracleOfBoth].every((known) => !(measure in known)),
  );
  if (unknown) throw new Error(`The oracle does not know ${unknown}.`);

  const calls = `oracle.calls c ${join} ${where}`;
  const spend = `oracle.spend s where ${question.whereSpend ?? "true"} and ${days}`;
  const sides = (side: "ofCalls" | "ofSpend") =>
    Object.fromEntries(Object.entries(oracleOfBoth).map(([measure, both]) => [measure, both[side]]));
  return together([
    await ofGroups(oracleOfCalls, calls),
    await ofGroups(oracleOfTurns, `oracle.calls c ${join} left join lateral unnest(turns) ms on true ${where}`),
    await ofGroups(oracleOfSpend, spend),
    divide(await ofGroups(sides("ofSpend"), spend), await ofGroups(sides("ofCalls"), calls)),
  ]);
}

function withSettings(aggregate: string, { settings }: OracleQuestion): string {
  return aggregate
    .replaceAll(":qualified", String(settings.qualifiedScore))
    .replaceAll(":seconds", String(settings.serviceLevelSeconds));
}

function together(answers: OracleAnswer[]): OracleAnswer {
  const all: OracleAnswer = new Map();
  for (const answer of answers) for (const [key, numbers] of answer) all.set(key, { ...all.get(key), ...numbers });
  return all;
}

function divide(spend: OracleAnswer, calls: OracleAnswer): OracleAnswer {
  const share = (measure: string, key: string): number | null => {
    const cost = spend.get(key)?.[measure] ?? null;
    if (cost === null) return null;
    const brought = calls.get(key)?.[measure] ?? 0;
    const [over, under] = oracleOfBoth[measure]!.value === "spend / calls" ? [cost, brought] : [brought, cost];
    return under === 0 ? null : over / under;
  };
  const keys = [...new Set([...spend.keys(), ...calls.keys()])];
  const named = [...spend.values(), ...calls.values()][0] ?? {};
  return new Map(
    keys.map((key) => [key, Object.fromEntries(Object.keys(named).map((name) => [name, share(name, key)]))]),
  );
}
