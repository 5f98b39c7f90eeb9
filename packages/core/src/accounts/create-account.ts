import type { Database } from "@parley/db";
import { accounts, users } from "@parley/db/schema";
import { type Clock, conflict, newUuid } from "@parley/platform";
import { hashPassword } from "better-auth/crypto";
import { z } from "zod";
import { parseInput } from "../context/index.ts";
import { PASSWORD_MAX, PASSWORD_MIN } from "./create-auth.ts";

export const CreateAccountInput = z.object({
  name: z.string().trim().min(1, "Enter a name.").max(100, "Use at most 100 characters."),
  email: z.email("Enter an e-mail address.").transform((email) => email.toLowerCase()),
  password: z
    .string()
    .min(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters.`)
    .max(PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters.`),
  isOperator: z.boolean().default(false),
});

/** Makes an account without a browser: the demo's sign-in, the operator's command line. Its address counts as confirmed. */
export async function createAccount(
  { db, clock }: { db: Database; clock: Clock },
  input: z.input<typeof CreateAccountInput>,
): Promise<{ userId: string }> {
  const { password, ...person } = parseInput(CreateAccountInput, input);
  const hash = await hashPassword(password);
  const userId = newUuid();
  const now = clock.now();
  await db.transaction(async (tx) => {
    const inserted = await tx
      .insert(users)
      .values({ id: userId, ...person, emailVerified: true, createdAt: now, updatedAt: now })
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id });
    if (inserted.length === 0) throw conflict("account_exists", "An account with this e-mail address exists already.");
    await tx.insert(accounts).values({
      id: newUuid(),
      userId,
      accountId: userId,
      providerId: "credential",
      password: hash,
      createdAt: now,
      updatedAt: now,
    });
  });
  return { userId };
}
