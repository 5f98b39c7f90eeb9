import {
  acceptInvitation,
  type Invitation,
  InviteMemberInput,
  inviteMember,
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from "@parley/core/organizations";
import { decodeId, encodeId, notFound } from "@parley/platform";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { personalRoute, type RouteDeclaration, route } from "../http/route.ts";
import { pageAnswer, pageInput, pageOf, pageQuery } from "./paging.ts";

const InvitationAnswer = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.string(),
    state: z.enum(["pending", "accepted", "revoked", "expired"]),
    invited_by: z.string().nullable(),
    sent_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: "Invitation" });

const toAnswer = (invitation: Invitation) => ({
  id: encodeId("inv", invitation.id),
  email: invitation.email,
  role: invitation.role,
  state: invitation.state,
  invited_by: invitation.invitedBy && encodeId("usr", invitation.invitedBy),
  sent_at: invitation.sentAt.toISOString(),
  expires_at: invitation.expiresAt.toISOString(),
  created_at: invitation.createdAt.toISOString(),
});

const params = z.object({ invitation_id: z.string() });

function input(id: string): { invitationId: string } {
  const invitationId = decodeId("inv", id);
  if (!invitationId) throw notFound("invitation");
  return { invitationId };
}

/** Mails cost their receiver's patience, so sending them is limited more than reading. */
const MAILS_PER_MINUTE = 20;

export function invitationRoutes({ db, clock, config: { publicUrl } }: Services): RouteDeclaration[] {
  return [
    route({
      method: "GET",
      url: "/invitations",
      operation: "listInvitations",
      summary: "Invitations, newest first",
      tag: "Members",
      permission: "members.read",
      query: pageQuery.extend({
        state: z.enum(["open", "all"]).default("all").describe("open: pending and expired ones"),
      }),
      response: pageOf(InvitationAnswer),
      async handle(ctx, { query }) {
        const page = await listInvitations(ctx, { ...pageInput("inv", query), open: query.state === "open" });
        return pageAnswer(page, (uuid) => encodeId("inv", uuid), toAnswer);
      },
    }),
    route({
      method: "POST",
      url: "/invitations",
      operation: "inviteMember",
      summary: "Invite a person by e-mail",
      tag: "Members",
      permission: "members.manage",
      body: InviteMemberInput,
      status: 201,
      response: InvitationAnswer,
      idempotent: true,
      rateLimit: MAILS_PER_MINUTE,
      async handle(ctx, { body }) {
        return toAnswer(await inviteMember(ctx, body, { publicUrl }));
      },
    }),
    route({
      method: "POST",
      url: "/invitations/:invitation_id/resend",
      operation: "resendInvitation",
      summary: "Send an invitation again with a new link",
      tag: "Members",
      permission: "members.manage",
      params,
      response: InvitationAnswer,
      rateLimit: MAILS_PER_MINUTE,
      async handle(ctx, { params }) {
        return toAnswer(await resendInvitation(ctx, input(params.invitation_id), { publicUrl }));
      },
    }),
    route({
      method: "DELETE",
      url: "/invitations/:invitation_id",
      operation: "revokeInvitation",
      summary: "End an invitation",
      tag: "Members",
      permission: "members.manage",
      params,
      response: null,
      async handle(ctx, { params }) {
        await revokeInvitation(ctx, input(params.invitation_id));
      },
    }),
    personalRoute({
      method: "POST",
      url: "/invitations/accept",
      operation: "acceptInvitation",
      summary: "Join the organization that an invitation's link leads to",
      tag: "Members",
      body: z.object({ token: z.string().min(1).max(200) }),
      response: z.object({ organization_id: z.string() }),
      async handle({ userId, sessionId }, { body }) {
        const { organizationId } = await acceptInvitation({ db, clock, userId, sessionId }, body);
        return { organization_id: encodeId("org", organizationId) };
      },
    }),
  ];
}
