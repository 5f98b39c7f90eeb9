import type { Format } from "@/lib/format.ts";
import type { ImportSummary } from "../import-wire.ts";
import { nextStep } from "./next-step.ts";

/** What can be done with an import, in a few words. */
export function stepWords(of: ImportSummary, format: Format, mayManage: boolean): string {
  const step = nextStep(of, new Date());
  if (step === "watch") {
    const share = of.bytes_total > 0 && of.status === "running" ? of.bytes_read / of.bytes_total : null;
    return share === null ? "Watch" : `${format.percent(share)} read`;
  }
  if (!mayManage) return "Look";
  const refused = `${format.integer(of.rows_rejected)} ${of.rows_rejected === 1 ? "row" : "rows"}`;
  const words = {
    review: "Review and start",
    decide: "Decide how to go on",
    mend: `Mend ${refused}`,
    undo: of.undo_until ? `Undo until ${format.shortDate(of.undo_until)}` : "Look",
    look: "Look",
    again: "See what to do",
  };
  return words[step];
}
