import type { CustomColumn } from "../plan.ts";
import { chosenColumns } from "./chosen-columns.ts";
import type { FileAnalysis } from "./file-analysis.ts";

/** A column of the file and what it is read as. */
export interface MappedColumn {
  position: number;
  header: string;
  samples: string[];
  /** Key of a field, or `tag`, `keep` or `ignore`; null for a field of the organization's own. */
  field: string | null;
  /** The field of one's own that it becomes; null when it is read as something else. */
  custom: Pick<CustomColumn, "key" | "label" | "type"> | null;
  /** 0 to 1. */
  confidence: number;
  note: string | null;
}

export function describeColumns(analysis: FileAnalysis): MappedColumn[] {
  const chosen = chosenColumns(analysis);
  return analysis.columns.map(({ position, header, samples, custom, confidence, note }) => {
    const field = chosen[header]!;
    const own = field === "custom";
    return {
      position,
      header,
      samples,
      field: own ? null : field,
      custom: own ? custom : null,
      confidence,
      note,
    };
  });
}
