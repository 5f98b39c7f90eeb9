import { dashboardLinks } from "@parley/db/schema";
import { conflict, invalidInput, newUuid } from "@parley/platform";
import { and, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "../../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../../context/index.ts";
import { findDashboard, nameOfMaker } from "../find-dashboard.ts";
import { type DashboardLink, presentLink } from "./link.ts";
import { hashLinkPassword } from "./password.ts";
import { newLinkToken } from "./token.ts";

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 366;
const MOST = 20;

export const CreateDashboardLinkInput = z.object({
  expiresAt: z.coerce.date("Say when the link ends, as 2026-12-31T00:00:00Z."),
  /** None: everybody with the link sees the board. */
  password: z.string().min(8, "Use at least 8 characters.").max(200, "Use at most 200 characters.").nullish(),
});
export type CreateDashboardLinkInput = z.input<typeof CreateDashboardLinkInput>;

/**
 * Makes a public address for a board. `token` belongs into it; it is in this answer and nowhere else. Throws `invalid_input` for an end
 * that is past or more than a year off, `conflict` beyond 20 links that work, `not_found`.
 */
export async function createDashboardLink(
  ctx: Context,
  dashboardId: string,
  input: CreateDashboardLinkInput,
): Promise<DashboardLink & { token: string }> {
  guard(ctx, "dashboards.build");
  const { expiresAt, password } = parseInput(CreateDashboardLinkInput, input);
  const now = ctx.clock.now();
  const days = (expiresAt.getTime() - now.getTime()) / DAY_MS;
  if (days <= 0) throw invalidInput([{ pointer: "/expires_at", message: "Choose a time that is still to come." }]);
  if (days > LONGEST_DAYS)
    throw invalidInput([{ pointer: "/expires_at", message: "A link works for a year at most." }]);
  const { token, hash } = newLinkToken();
  const passwordHash = password ? await hashLinkPassword(password) : null;
  return inTenant(ctx, async (tx) => {
    const board = await findDashboard(tx, ctx, dashboardId, { lock: true });
    const own = and(eq(dashboardLinks.organizationId, ctx.organizationId), eq(dashboardLinks.dashboardId, board.id));
    const working = await tx.$count(
      dashboardLinks,
      and(own, isNull(dashboardLinks.revokedAt), gt(dashboardLinks.expiresAt, now)),
    );
    if (working >= MOST) {
      throw conflict("too_many_links", `A board has at most ${MOST} public links. Revoke one first.`);
    }
    const createdBy = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const [row] = await tx
      .insert(dashboardLinks)
      .values({
        ...{ organizationId: ctx.organizationId, id: newUuid(now.getTime()), dashboardId: board.id },
        ...{ tokenHash: hash, passwordHash, expiresAt, createdBy, createdAt: now },
      })
      .returning();
    const link = presentLink(row!, await nameOfMaker(tx, { createdBy }), now);
    const details = { dashboard: dashboardId, expiresAt: expiresAt.toISOString(), hasPassword: link.hasPassword };
    await recordAudit(tx, ctx, { action: "dashboard_link.created", targetId: link.id, details });
    return { ...link, token };
  });
}
