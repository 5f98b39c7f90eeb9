import type { Database } from "@parley/db";
import { accounts, passkeys, sessions, users } from "@parley/db/schema";
import type { Clock } from "@parley/platform";
import { and, desc, eq, gt, isNotNull } from "drizzle-orm";

export interface Security {
  /** False for people who only ever came through another service. */
  hasPassword: boolean;
  twoFactorEnabled: boolean;
  passkeys: { id: string; name: string | null; createdAt: Date | null }[];
  /** Where the person is signed in, newest first. `token` is what Better Auth's revocation asks for; it opens nothing unsigned. */
  sessions: {
    id: string;
    token: string;
    userAgent: string | null;
    ipAddress: string | null;
    createdAt: Date;
  }[];
}

/** How a person's own account is protected. Shown to that person only: `userId` comes from their session. */
export async function readSecurity({ db, clock }: { db: Database; clock: Clock }, userId: string): Promise<Security> {
  const [credential, [user], keys, open] = await Promise.all([
    db
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.userId, userId), eq(accounts.providerId, "credential"), isNotNull(accounts.password))),
    db.select({ twoFactorEnabled: users.twoFactorEnabled }).from(users).where(eq(users.id, userId)),
    db
      .select({ id: passkeys.id, name: passkeys.name, createdAt: passkeys.createdAt })
      .from(passkeys)
      .where(eq(passkeys.userId, userId))
      .orderBy(desc(passkeys.createdAt)),
    db
      .select({
        id: sessions.id,
        token: sessions.token,
        userAgent: sessions.userAgent,
        ipAddress: sessions.ipAddress,
        createdAt: sessions.createdAt,
      })
      .from(sessions)
      .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, clock.now())))
      .orderBy(desc(sessions.createdAt)),
  ]);
  return {
    hasPassword: credential.length > 0,
    twoFactorEnabled: user?.twoFactorEnabled === true,
    passkeys: keys,
    sessions: open,
  };
}
