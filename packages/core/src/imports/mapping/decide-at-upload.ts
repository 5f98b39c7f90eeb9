import type { Readable } from "node:stream";
import { DomainError } from "@parley/platform";
import { ImportRefused } from "../import-refused.ts";
import { type AnalyseOptions, analyseFile } from "./analyse-file.ts";
import { buildImportPlan, type ImportPlan } from "./build-import-plan.ts";
import type { FileAnalysis } from "./file-analysis.ts";

export interface UploadDecision {
  kind: "calls" | "ad_spend";
  /** Null where no table could be seen. */
  analysis: FileAnalysis | null;
  plan: ImportPlan | null;
  /** Why the file cannot be imported as it is, for people. */
  failure: string | null;
}

/**
 * What is known of a file when it has been stored. `columns` are those of a saved mapping; of those, only what the file has counts.
 * A file that cannot be read is an answer, not an error: its import exists and says why.
 */
export async function decideAtUpload(
  open: () => Readable,
  options: AnalyseOptions & { currency: string; columns?: Record<string, string> },
): Promise<UploadDecision> {
  let analysis: FileAnalysis | null = null;
  try {
    analysis = await analyseFile(open, options);
    const plan = buildImportPlan(analysis, options.currency, { columns: fitting(analysis, options.columns) });
    return { kind: plan.kind, analysis, plan, failure: null };
  } catch (error) {
    if (!(error instanceof ImportRefused) && !isInvalid(error)) throw error;
    return { kind: analysis?.kind ?? "calls", analysis, plan: null, failure: error.message };
  }
}

function fitting(analysis: FileAnalysis, columns: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).filter(([header]) => analysis.header.includes(header)));
}

const isInvalid = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.kind === "invalid_input";
