import type { Database } from "@parley/db";
import { accounts, sessions } from "@parley/db/schema";
import { hashPassword } from "better-auth/crypto";
import { and, eq } from "drizzle-orm";

/** Gives an account another password from outside of a browser and ends its sessions. */
export async function setPassword({ db }: { db: Database }, userId: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await db.transaction(async (tx) => {
    await tx
      .update(accounts)
      .set({ password: hash })
      .where(and(eq(accounts.userId, userId), eq(accounts.providerId, "credential")));
    await tx.delete(sessions).where(eq(sessions.userId, userId));
  });
}
