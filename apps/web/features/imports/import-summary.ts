import type { components } from "@parley/sdk";

export type ImportSummary = components["schemas"]["Import"];

export function isRunning({ status }: Pick<ImportSummary, "status">): boolean {
  return status === "queued" || status === "running";
}
