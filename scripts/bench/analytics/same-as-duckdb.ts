import type { WireResult } from "./bench-server.ts";
import type { DuckRow } from "./duckdb.ts";
import { duckStatements } from "./duckdb-sql.ts";
import type { Question } from "./tab-questions.ts";

/** Throws unless the baseline gave the same totals and the same groups: a faster wrong answer would be no baseline. */
export function requireSame(
  questions: readonly Question[],
  ours: readonly WireResult[],
  theirs: readonly DuckRow[][],
): void {
  let at = 0;
  questions.forEach((question, i) => {
    const statements = duckStatements(question);
    const answers = theirs.slice(at, at + statements.length);
    at += statements.length;
    const { rows, totals } = ours[i]!;
    const groups = new Map(answers.flatMap((answer) => answer.map((row) => [keyOf(question, row), row] as const)));
    if (statements.length > 1) return; // Halves of one number: sums of spend and of calls, each a statement.
    same(question, "the total", totals, groups.get("total"));
    for (const row of rows) {
      // A bucket of time without calls is a row of ours and no group of theirs.
      const group = groups.get(JSON.stringify((question.dimensions ?? []).map((key) => text(row[key] ?? null))));
      if (group || row.calls !== 0) same(question, JSON.stringify(row), row, group);
    }
  });
}

function keyOf({ dimensions = [] }: Question, row: DuckRow): string {
  return Number(row.is_total) === 1 ? "total" : JSON.stringify(dimensions.map((key) => text(row[key] ?? null)));
}

/** Days come as Date or as text. */
function text(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

function same(question: Question, what: string, ours: Record<string, unknown>, theirs: DuckRow | undefined): void {
  for (const measure of question.measures) {
    const [a, b] = [ours[measure] ?? null, theirs?.[measure] ?? null].map((value) =>
      value === null ? null : Number(value),
    );
    const equal =
      a === null || b === null ? (a ?? 0) === (b ?? 0) : Math.abs(a! - b!) <= 1e-9 * Math.max(1, Math.abs(b!));
    if (!equal) throw new Error(`${measure} of ${what} by ${question.dimensions}: ours is ${a}, DuckDB's ${b}.`);
  }
}
