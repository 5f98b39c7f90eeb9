import { randomBytes } from "node:crypto";
import { createAccount } from "@parley/core/accounts";
import { createOrganization } from "@parley/core/organizations";
import { users } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { eq } from "drizzle-orm";
import type { Flags, Result } from "./commands.ts";
import type { Operator } from "./operator.ts";
import { UsageError } from "./usage.ts";

/** Makes an organization. Its owner is an account with --owner's address, made with a random password when there is none. */
export async function createOrg(operator: Operator, flags: Flags): Promise<Result> {
  if (!flags.name) throw new UsageError("Give --name.");
  const email = (flags.owner ?? "owner@localhost.localdomain").toLowerCase();
  const [known] = await operator.db.select({ id: users.id }).from(users).where(eq(users.email, email));
  const password = known ? null : randomBytes(12).toString("base64url");
  const userId =
    known?.id ?? (await createAccount(operator, { name: email.split("@")[0]!, email, password: password! })).userId;
  const organization = await createOrganization(
    { ...operator, userId },
    { name: flags.name, timezone: flags.timezone ?? "UTC", currency: flags.currency ?? "USD" },
  );
  const id = encodeId("org", organization.id);
  const account = password ? { email, password } : { email };
  return {
    data: { id, name: organization.name, owner: account },
    text: `${id}  ${organization.name}\nOwner: ${email}${password ? `, password ${password}` : ""}`,
  };
}
