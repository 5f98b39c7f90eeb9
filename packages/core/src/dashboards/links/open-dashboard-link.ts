import { type Database, setTenant, type Transaction, withTenant } from "@parley/db";
import { dashboardLinks, dashboards, members, organizations } from "@parley/db/schema";
import { type Clock, DomainError, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import type { DashboardRow } from "../dashboard.ts";
import { type LinkRow, stateOfLink } from "./link.ts";
import { isLinkPassword } from "./password.ts";
import { hashLinkToken } from "./token.ts";

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const SEEN_EVERY_MS = 60_000;

export interface OpenedLink {
  organizationId: string;
  board: DashboardRow;
  locale: string;
  timezone: string;
  currency: string;
}

/**
 * Lets a visitor in, or throws. Unknown, expired and revoked tokens, and links whose board nobody could revoke any more, have one and the
 * same answer (`not_found`), after the same steps. A token is looked up by its hash, so how long that takes tells nothing about tokens.
 * A link with a password throws `unauthenticated`: `password_required` without one, `wrong_password` with another one.
 */
export async function openDashboardLink(
  { db, clock }: { db: Database; clock: Clock },
  token: string,
  password: string | undefined,
): Promise<OpenedLink> {
  // What is no token is hashed and looked up like one.
  const hash = hashLinkToken(TOKEN.test(token) ? token : "");
  const found = await withTenant(db, { dashboardTokenHash: hash }, async (tx) => {
    const [link] = await tx.select().from(dashboardLinks).where(eq(dashboardLinks.tokenHash, hash));
    if (!link || stateOfLink(link, clock.now()) !== "active") return null;
    await setTenant(tx, { organizationId: link.organizationId });
    const opened = await readBoard(tx, link);
    return opened && { link, opened };
  });
  if (!found) throw notFound("link");
  const { link, opened } = found;
  if (link.passwordHash) await requirePassword(link.passwordHash, password);
  await keepSeen(db, link, clock.now());
  return opened;
}

async function requirePassword(hash: string, password: string | undefined): Promise<void> {
  if (!password) throw new DomainError("unauthenticated", "password_required", "This board asks for a password.");
  if (await isLinkPassword(hash, password)) return;
  throw new DomainError("unauthenticated", "wrong_password", "This password is wrong.");
}

/** Null for a private board whose maker is no member any more: then nobody is left who sees the link and could revoke it. */
async function readBoard(tx: Transaction, { organizationId, dashboardId }: LinkRow): Promise<OpenedLink | null> {
  const [row] = await tx
    .select({ board: dashboards, organization: organizations, maker: members.userId })
    .from(dashboards)
    .innerJoin(organizations, eq(organizations.id, dashboards.organizationId))
    .leftJoin(
      members,
      and(eq(members.organizationId, dashboards.organizationId), eq(members.userId, dashboards.createdBy)),
    )
    .where(and(eq(dashboards.organizationId, organizationId), eq(dashboards.id, dashboardId)));
  if (!row || (row.board.visibility === "private" && !row.maker)) return null;
  const { locale, timezone, currency } = row.organization;
  return { organizationId, board: row.board, locale, timezone, currency };
}

/** To the minute: a screen on a wall asks all day. */
async function keepSeen(db: Database, { organizationId, id, lastSeenAt }: LinkRow, now: Date): Promise<void> {
  if (lastSeenAt && now.getTime() - lastSeenAt.getTime() < SEEN_EVERY_MS) return;
  await withTenant(db, { organizationId }, (tx) =>
    tx
      .update(dashboardLinks)
      .set({ lastSeenAt: now })
      .where(and(eq(dashboardLinks.organizationId, organizationId), eq(dashboardLinks.id, id))),
  );
}
