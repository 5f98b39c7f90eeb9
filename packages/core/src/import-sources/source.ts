import type { importSources } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import type { SourceKind } from "./connection/source-settings.ts";

export type SourceRow = typeof importSources.$inferSelect;

export const sourceStatuses = ["active", "paused", "failing"] as const;

/** A connection that brings calls by itself, as people and the API see it: without its keys. */
export interface ImportSource {
  id: string;
  kind: SourceKind;
  name: string;
  status: (typeof sourceStatuses)[number];
  /** Why the last look failed, for people. */
  lastError: string | null;
  settings: Record<string, unknown>;
  secretSet: boolean;
  /** Last four characters of the secret key, to recognise it by. */
  secretLast4: string | null;
  /** Of a sync that is under way: up to which day it is, and how many calls it has read. */
  progress: { day: string; calls: number } | null;
  lastRunAt: Date | null;
  nextRunAt: Date | null;
  /** When it last brought something new or changed. */
  lastRowAt: Date | null;
  silentAfterHours: number | null;
  silentSince: Date | null;
  createdAt: Date;
}

/** Keys of the stored settings that are for us. */
export interface OwnSettings {
  secretLast4?: string;
}

export function presentSource(row: SourceRow): ImportSource {
  const { secretLast4, ...settings } = row.settings as OwnSettings & Record<string, unknown>;
  const window = (row.cursor as { window?: { to: string; calls: number } }).window;
  return {
    id: encodeId("src", row.id),
    kind: row.kind as SourceKind,
    name: row.name,
    status: row.status as ImportSource["status"],
    lastError: row.lastError,
    settings,
    secretSet: row.sealedSecret !== null,
    secretLast4: secretLast4 ?? null,
    progress: window ? { day: window.to, calls: window.calls } : null,
    lastRunAt: row.lastRunAt,
    nextRunAt: row.nextRunAt,
    lastRowAt: row.lastRowAt,
    silentAfterHours: row.silentAfterHours,
    silentSince: row.silentSince,
    createdAt: row.createdAt,
  };
}

const SHORTEST_HINTED = 12;

/** Nothing of a short key is shown: four characters would be much of it. */
export function lastFour(secrets: object): string | undefined {
  const key = (secrets as { secretKey?: string }).secretKey;
  return key && key.length >= SHORTEST_HINTED ? key.slice(-4) : undefined;
}
