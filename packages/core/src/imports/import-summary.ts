import type { imports } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import type { importStatuses } from "./schemas.ts";

/** An import as people and the API see it. rowsRead = inserted + updated + unchanged + rejected, at any moment. */
export interface ImportSummary {
  id: string;
  fileName: string;
  status: (typeof importStatuses)[number];
  source: string;
  /** What the file turned out to be; null until its header was read. */
  layout: string | null;
  timezone: string;
  currency: string;
  bytesTotal: number;
  bytesRead: number;
  rowsRead: number;
  rowsInserted: number;
  rowsUpdated: number;
  rowsUnchanged: number;
  rowsRejected: number;
  /** Each header of the file and what it is read as; null when its texts are only kept. */
  mapping: Record<string, string | null>;
  warnings: string[];
  /** Why it failed, for people. */
  failure: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

export type ImportRow = typeof imports.$inferSelect;

export function summarizeImport(row: ImportRow): ImportSummary {
  const { organizationId: _, id, storageKey: _key, createdBy: _by, status, ...rest } = row;
  return { ...rest, id: encodeId("imp", id), status: status as ImportSummary["status"] };
}
