import { ParleyError } from "@parley/sdk";
import type { ImportMapping, ImportSummary, RejectedPage } from "./import-wire.ts";

async function ask<Answer>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    signal,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  if (!answer.ok) throw new ParleyError(answer.status, await answer.json().catch(() => ({})));
  return answer.status === 204 ? (undefined as Answer) : answer.json();
}

export interface StartDecisions {
  columns?: Record<string, string>;
  timezone?: string;
  day_first?: boolean;
  save_as?: string;
}

/** The imports of the public API, with the session of who looks. A refusal is thrown as a ParleyError. */
export const importApi = {
  list: (cursor: string | null, signal: AbortSignal) =>
    ask<{ data: ImportSummary[]; next_cursor: string | null }>(
      "GET",
      `/imports?limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`,
      undefined,
      signal,
    ),
  get: (id: string, signal: AbortSignal) => ask<ImportSummary>("GET", `/imports/${id}`, undefined, signal),
  mapping: (id: string, signal: AbortSignal) => ask<ImportMapping>("GET", `/imports/${id}/mapping`, undefined, signal),
  start: (id: string, decisions: StartDecisions) => ask<ImportSummary>("POST", `/imports/${id}/start`, decisions),
  goOn: (id: string) => ask<ImportSummary>("POST", `/imports/${id}/continue`),
  cancel: (id: string) => ask<ImportSummary>("POST", `/imports/${id}/cancel`),
  undo: (id: string) => ask<ImportSummary>("DELETE", `/imports/${id}`),
  rejected: (id: string, cursor: string | null, signal: AbortSignal) =>
    ask<RejectedPage>(
      "GET",
      `/imports/${id}/rejected_rows?limit=25${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`,
      undefined,
      signal,
    ),
  resend: (id: string, rows: { row: number; cells: string[] }[]) =>
    ask<ImportSummary>("POST", `/imports/${id}/rejected_rows`, { rows }),
  forgetMapping: (mappingId: string) => ask<void>("DELETE", `/import_mappings/${mappingId}`),
};

/** One line for the person: what happened and what to do. */
export function wordsFor(error: unknown): string {
  if (error instanceof ParleyError) return error.message;
  return "The server could not be reached. Check your connection and try again.";
}
