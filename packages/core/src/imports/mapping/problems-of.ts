import { DomainError } from "@parley/platform";
import { ImportRefused } from "../import-refused.ts";
import { buildImportPlan } from "./build-import-plan.ts";
import type { FileAnalysis } from "./file-analysis.ts";

/** Why a file cannot be imported as its columns are read, for people; empty when it can. */
export function problemsOf(analysis: FileAnalysis, currency: string): string[] {
  try {
    buildImportPlan(analysis, currency);
    return [];
  } catch (error) {
    if (error instanceof ImportRefused) return [error.message];
    if (error instanceof DomainError && error.kind === "invalid_input")
      return error.fields.map(({ message }) => message);
    throw error;
  }
}
