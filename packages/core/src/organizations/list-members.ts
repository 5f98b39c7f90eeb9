import { members, users } from "@parley/db/schema";
import { and, asc, eq, gt } from "drizzle-orm";
import type { z } from "zod";
import { type Page, PageInput, toPage } from "../accounts/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";

export interface Member {
  userId: string;
  name: string;
  email: string;
  image: string | null;
  role: string;
  twoFactorEnabled: boolean;
  joinedAt: Date;
}

const memberColumns = {
  userId: members.userId,
  name: users.name,
  email: users.email,
  image: users.image,
  role: members.role,
  twoFactorEnabled: users.twoFactorEnabled,
  joinedAt: members.createdAt,
};

/** The people of the organization, longest-standing account first. */
export async function listMembers(ctx: Context, input: z.input<typeof PageInput> = {}): Promise<Page<Member>> {
  guard(ctx, "members.read");
  const { limit, after } = parseInput(PageInput, input);
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select(memberColumns)
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.organizationId, ctx.organizationId), after ? gt(members.userId, after) : undefined))
      .orderBy(asc(members.userId))
      .limit(limit + 1);
    return toPage(
      rows.map((row) => ({ ...row, twoFactorEnabled: row.twoFactorEnabled === true })),
      limit,
      (member) => member.userId,
    );
  });
}
