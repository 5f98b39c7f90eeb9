import { guessSpendColumns, type SpendField, spendFields } from "../../ad-spend/index.ts";
import { nameOfSpendField, spendColumns } from "./build-spend-plan.ts";
import { type ColumnDecisions, decideRoles } from "./decide-roles.ts";
import type { ColumnRole, FileAnalysis } from "./file-analysis.ts";

/** What each header of a file is read as, in the words of a decision: a field's key, or custom, tag, keep or ignore. */
export function chosenColumns(analysis: FileAnalysis, decisions: ColumnDecisions = {}): ColumnDecisions {
  if (analysis.kind === "calls") {
    return Object.fromEntries(decideRoles(analysis, decisions).map(({ header, role }) => [header, wordOf(role)]));
  }
  const columns =
    Object.keys(decisions).length > 0 ? spendColumns(analysis.header, decisions) : guessSpendColumns(analysis.header);
  const fieldAt = new Map<number | undefined, SpendField>(spendFields.map((field) => [columns[field], field]));
  return Object.fromEntries(
    analysis.header.map((header, position) => {
      const field = fieldAt.get(position);
      return [header, field ? nameOfSpendField(field) : "ignore"];
    }),
  );
}

function wordOf(role: ColumnRole): string {
  if (role.kind === "field") return role.key;
  if (role.kind === "ignored") return "ignore";
  return role.kind === "kept" ? "keep" : role.kind;
}
