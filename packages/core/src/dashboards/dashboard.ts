import type { dashboards } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import type { Context } from "../context/index.ts";
import type { visibilities } from "./schemas.ts";
import type { BoardScope } from "./tile/index.ts";
import type { Tile } from "./tile-schema.ts";

export type DashboardRow = typeof dashboards.$inferSelect;

/** A board as its members see it. */
export interface Dashboard {
  /** Public id (dash_...). */
  id: string;
  name: string;
  visibility: (typeof visibilities)[number];
  tiles: Tile[];
  scope: BoardScope;
  /** Send it back with a change: another one meanwhile makes that a conflict. */
  version: number;
  /** Whether the asker made it. */
  mine: boolean;
  /** Name of the person; null for a program and for a person who is gone. */
  createdBy: string | null;
  createdAt: Date;
  updatedAt: Date;
}

const STANDARD: BoardScope = { range: { preset: "last_30_days" }, compare: "previous_period", filters: [] };

export function presentDashboard(ctx: Context, row: DashboardRow, createdBy: string | null): Dashboard {
  return {
    id: encodeId("dash", row.id),
    name: row.name,
    visibility: row.visibility as Dashboard["visibility"],
    tiles: row.tiles as unknown as Tile[],
    scope: scopeOf(row),
    version: row.version,
    mine: isMaker(ctx, row),
    createdBy,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** What a board opens with. */
export function scopeOf({ scope }: Pick<DashboardRow, "scope">): BoardScope {
  return { ...STANDARD, ...(scope as Partial<BoardScope>) };
}

export function isMaker({ actor }: Context, { createdBy }: Pick<DashboardRow, "createdBy">): boolean {
  return actor.kind === "user" && createdBy === actor.userId;
}
