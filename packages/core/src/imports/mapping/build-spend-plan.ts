import { type FieldError, invalidInput } from "@parley/platform";
import {
  type AdSpendPlan,
  buildAdSpendPlan,
  guessSpendColumns,
  type SpendColumns,
  type SpendField,
  spendFields,
} from "../../ad-spend/index.ts";
import type { PlanDecisions } from "./build-call-plan.ts";
import { pointerTo } from "./decide-roles.ts";
import type { FileAnalysis } from "./file-analysis.ts";

/** `lastDate` as the API says it: last_date. */
export const nameOfSpendField = (field: SpendField): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Decides how a file of ad spend is read. Throws `invalid_input` as buildAdSpendPlan does, and for decisions that do not fit the file. */
export function buildSpendPlan(analysis: FileAnalysis, currency: string, decisions: PlanDecisions): AdSpendPlan {
  const { delimiter, header, headerLine } = analysis;
  const columns = spendColumns(header, decisions.columns);
  return buildAdSpendPlan(
    { delimiter, header, headerLine, columns, dayFirst: decisions.dayFirst ?? analysis.dayFirst },
    currency,
  );
}

/** Where each field stands: as guessed, unless the user said otherwise. */
export function spendColumns(header: readonly string[], decisions: Record<string, string> = {}): SpendColumns {
  const places = new Map(Object.entries(guessSpendColumns(header)) as [SpendField, number][]);
  const errors: FieldError[] = [];
  const decided = new Map<SpendField, string>();
  for (const [name, wanted] of Object.entries(decisions)) {
    const position = header.indexOf(name.trim());
    const field = spendFields.find((one) => nameOfSpendField(one) === wanted);
    const refuse = (message: string) => errors.push({ pointer: pointerTo(name), message });
    if (position < 0) refuse(`The file has no column '${name.trim()}'.`);
    else if (!field && wanted !== "ignore" && wanted !== "custom") refuse(`There is no field '${wanted}' of ad spend.`);
    else if (field && decided.has(field))
      refuse(`'${name}' and '${decided.get(field)}' are both to be ${wanted}. Choose one.`);
    else {
      for (const [other, place] of places) if (place === position) places.delete(other);
      if (field) decided.set(field, name);
    }
  }
  if (errors.length > 0) throw invalidInput(errors, errors[0]!.message);
  for (const [field, name] of decided) places.set(field, header.indexOf(name.trim()));
  return Object.fromEntries(places);
}
