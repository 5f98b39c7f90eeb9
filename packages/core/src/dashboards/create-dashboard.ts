import { dashboards } from "@parley/db/schema";
import { conflict, invalidInput, newUuid } from "@parley/platform";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { checkTiles } from "./check-tiles.ts";
import { type Dashboard, type DashboardRow, presentDashboard } from "./dashboard.ts";
import { nameOfMaker } from "./find-dashboard.ts";
import { CreateDashboardInput } from "./schemas.ts";
import { tellOfDashboard } from "./tell-of-dashboard.ts";

const MOST = 500;

/**
 * Makes a board, private unless it is said otherwise. Throws `invalid_input`, which names the tile and the field, and `conflict`
 * beyond 500 boards.
 */
export async function createDashboard(ctx: Context, input: CreateDashboardInput): Promise<Dashboard> {
  guard(ctx, "dashboards.build");
  const { name, visibility = standardVisibility(ctx), tiles, scope } = parseInput(CreateDashboardInput, input);
  if (visibility === "private" && ctx.actor.kind !== "user") {
    throw invalidInput([{ pointer: "/visibility", message: "A key has no private boards. Use team." }]);
  }
  return insertDashboard(ctx, { name, visibility, tiles: checkTiles(tiles, scope?.filters), scope: scope ?? {} });
}

const standardVisibility = ({ actor }: Context) => (actor.kind === "user" ? "private" : "team");

/** Stores a board whose tiles were checked. */
export async function insertDashboard(
  ctx: Context,
  board: { name: string; visibility: string; tiles: object[]; scope: object },
): Promise<Dashboard> {
  const now = ctx.clock.now();
  return inTenant(ctx, async (tx) => {
    if ((await tx.$count(dashboards, eq(dashboards.organizationId, ctx.organizationId))) >= MOST) {
      throw conflict("too_many_dashboards", `An organization has at most ${MOST} boards. Delete one first.`);
    }
    const [row] = await tx
      .insert(dashboards)
      .values({
        organizationId: ctx.organizationId,
        id: newUuid(now.getTime()),
        name: board.name,
        visibility: board.visibility,
        tiles: board.tiles as DashboardRow["tiles"],
        scope: board.scope as DashboardRow["scope"],
        createdBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
        ...{ createdAt: now, updatedAt: now },
      })
      .returning();
    const made = presentDashboard(ctx, row!, await nameOfMaker(tx, row!));
    const details = { name: made.name, visibility: made.visibility, tiles: made.tiles.length };
    await recordAudit(tx, ctx, { action: "dashboard.created", targetId: made.id, details });
    await tellOfDashboard(tx, ctx, "dashboard.created", made);
    return made;
  });
}
