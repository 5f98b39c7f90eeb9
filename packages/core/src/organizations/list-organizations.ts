import { withTenant } from "@parley/db";
import { members, organizations } from "@parley/db/schema";
import { asc, eq } from "drizzle-orm";
import { type Organization, organizationColumns } from "./organization.ts";
import type { Person } from "./person.ts";

export type Membership = Organization & { role: string };

/** The organizations that a person belongs to, with the role in each, by name. */
export async function listOrganizations(person: Pick<Person, "db" | "userId">): Promise<Membership[]> {
  return withTenant(person.db, { userId: person.userId }, (tx) =>
    tx
      .select({ ...organizationColumns, role: members.role })
      .from(members)
      .innerJoin(organizations, eq(organizations.id, members.organizationId))
      .where(eq(members.userId, person.userId))
      .orderBy(asc(organizations.name), asc(organizations.id)),
  );
}
