import { listInvitations, listMembers } from "@parley/core/organizations";
import { decodeId, encodeId } from "@parley/platform";
import { Card, PageBody, PageHeader, Pagination } from "@parley/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { InvitationList } from "@/features/organizations/invitation-list.tsx";
import { InviteButton } from "@/features/organizations/invite-button.tsx";
import { MemberList } from "@/features/organizations/member-list.tsx";
import type { SearchProps } from "@/lib/search-props.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Team" };

const PAGE = 100;

export default async function TeamPage({ searchParams }: SearchProps) {
  const ctx = await requirePermission("members.read");
  const { cursor } = await searchParams;
  const after = typeof cursor === "string" ? (decodeId("usr", cursor) ?? undefined) : undefined;
  const [members, invitations] = await Promise.all([
    listMembers(ctx, { limit: PAGE, after }),
    listInvitations(ctx, { limit: PAGE, open: true }),
  ]);
  return (
    <PageBody>
      <PageHeader
        title="Team"
        description="Who works here, and what each may."
        actions={ctx.permissions.has("members.manage") ? <InviteButton /> : null}
      />
      <Card title="Members" flush>
        <MemberList
          members={members.items.map(({ userId, joinedAt, ...member }) => ({
            ...member,
            id: encodeId("usr", userId),
            joinedAt: joinedAt.toISOString(),
          }))}
        />
      </Card>
      {after || members.next ? (
        <Pagination
          as={Link}
          previous={after ? "/team" : null}
          next={members.next && `/team?cursor=${encodeId("usr", members.next)}`}
          summary={`${members.items.length} members on this page`}
        />
      ) : null}
      {invitations.items.length > 0 ? (
        <Card title="Open invitations" flush>
          <InvitationList
            invitations={invitations.items.map(({ id, email, role, state, sentAt, expiresAt }) => ({
              id: encodeId("inv", id),
              email,
              role,
              state,
              sentAt: sentAt.toISOString(),
              expiresAt: expiresAt.toISOString(),
            }))}
          />
        </Card>
      ) : null}
    </PageBody>
  );
}
