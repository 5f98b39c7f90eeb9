import type { Transaction } from "@parley/db";
import { members, organizations, users } from "@parley/db/schema";
import { and, eq, inArray } from "drizzle-orm";
import { enqueueMail } from "../../mail/index.ts";
import type { SourceRow } from "../source.ts";

/** Queues a mail to each owner and admin. `publicUrl` is the product's address from its settings. */
export async function enqueueSilenceMails(tx: Transaction, source: SourceRow, publicUrl: string): Promise<void> {
  const [organization] = await tx
    .select({ name: organizations.name, timezone: organizations.timezone })
    .from(organizations)
    .where(eq(organizations.id, source.organizationId));
  const people = await tx
    .select({ email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, source.organizationId), inArray(members.role, ["owner", "admin"])));
  const link = new URL("/settings/integrations", publicUrl).href;
  const text = `${lastWord(source, organization!.timezone)} You asked to be told after ${hours(source.silentAfterHours!)}.${
    source.lastError ? `\n\nIts last look said: ${source.lastError}` : ""
  }\n\nOpen ${link} to see the source. You are told again when it falls silent anew.\n`;
  for (const { email } of people) {
    await enqueueMail(tx, { to: email, subject: `${source.name} is silent in ${organization!.name}`, text });
  }
}

function lastWord({ name, lastRowAt }: SourceRow, timeZone: string): string {
  if (!lastRowAt) return `${name} has brought no calls yet.`;
  const at = new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short", timeZone }).format(lastRowAt);
  return `${name} has brought nothing new since ${at} (${timeZone}).`;
}

function hours(count: number): string {
  if (count === 1) return "1 hour";
  return count % 24 === 0 && count > 24 ? `${count / 24} days` : `${count} hours`;
}
