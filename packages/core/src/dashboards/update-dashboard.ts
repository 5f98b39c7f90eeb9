import { dashboards } from "@parley/db/schema";
import { conflict, forbidden, invalidInput } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { checkTiles } from "./check-tiles.ts";
import { type Dashboard, type DashboardRow, isMaker, presentDashboard, scopeOf } from "./dashboard.ts";
import { findDashboard, nameOfMaker } from "./find-dashboard.ts";
import { UpdateDashboardInput } from "./schemas.ts";
import { tellOfDashboard } from "./tell-of-dashboard.ts";

/**
 * Changes a board, if nobody else did since the version that the change was made on. Throws `conflict` (stale_version) otherwise,
 * `invalid_input`, which names the tile and the field, and `not_found`. Only its maker may take a board away from the team.
 */
export async function updateDashboard(ctx: Context, id: string, input: UpdateDashboardInput): Promise<Dashboard> {
  guard(ctx, "dashboards.build");
  const { version, ...changes } = parseInput(UpdateDashboardInput, input);
  return inTenant(ctx, async (tx) => {
    const before = await findDashboard(tx, ctx, id, { lock: true });
    if (before.version !== version) throw stale(version, before.version);
    if (changes.visibility === "private" && before.visibility === "team" && !isMaker(ctx, before)) {
      throw forbidden("Only who made a board may take it away from the team. Duplicate it instead.");
    }
    const scope = changes.scope ?? scopeOf(before);
    // A filter of the board must fit its tiles, whichever of the two changed.
    const tiles =
      changes.tiles || changes.scope ? checkTiles(changes.tiles ?? before.tiles, scope.filters) : before.tiles;
    const [after] = await tx
      .update(dashboards)
      .set({
        name: changes.name ?? before.name,
        visibility: changes.visibility ?? before.visibility,
        tiles: tiles as DashboardRow["tiles"],
        scope: (changes.scope ?? before.scope) as DashboardRow["scope"],
        version: version + 1,
        updatedAt: ctx.clock.now(),
      })
      .where(and(eq(dashboards.organizationId, ctx.organizationId), eq(dashboards.id, before.id)))
      .returning();
    const board = presentDashboard(ctx, after!, await nameOfMaker(tx, after!));
    const details = { changed: Object.keys(changes), version: board.version, visibility: board.visibility };
    await recordAudit(tx, ctx, { action: "dashboard.updated", targetId: id, details });
    // A board that was taken away from the team is told of once more, so that it disappears there.
    await tellOfDashboard(tx, ctx, "dashboard.updated", {
      ...board,
      visibility: before.visibility === "team" ? "team" : board.visibility,
    });
    return board;
  });
}

function stale(yours: number, now: number) {
  if (yours > now) return invalidInput([{ pointer: "/version", message: `The board is at version ${now}.` }]);
  return conflict(
    "stale_version",
    `Somebody else saved this board meanwhile: it is at version ${now}, your change was made on version ${yours}. Load it again and repeat your change, or save yours as a copy.`,
  );
}
