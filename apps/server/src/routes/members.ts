import { roleNames } from "@parley/core/context";
import {
  changeMemberRole,
  leaveOrganization,
  listMembers,
  type Member,
  removeMember,
} from "@parley/core/organizations";
import { decodeId, encodeId, notFound } from "@parley/platform";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { pageAnswer, pageInput, pageOf, pageQuery } from "./paging.ts";

const MemberAnswer = z
  .object({
    id: z.string().describe("The person's id (usr_...)"),
    name: z.string(),
    email: z.string(),
    image: z.string().nullable(),
    role: z.string(),
    two_factor_enabled: z.boolean(),
    joined_at: z.iso.datetime(),
  })
  .meta({ id: "Member" });

const toAnswer = (member: Member) => ({
  id: encodeId("usr", member.userId),
  name: member.name,
  email: member.email,
  image: member.image,
  role: member.role,
  two_factor_enabled: member.twoFactorEnabled,
  joined_at: member.joinedAt.toISOString(),
});

const params = z.object({ user_id: z.string() });

function userId(id: string): string {
  const uuid = decodeId("usr", id);
  if (!uuid) throw notFound("member");
  return uuid;
}

export const memberRoutes: RouteDeclaration[] = [
  route({
    method: "GET",
    url: "/members",
    operation: "listMembers",
    summary: "The people of the organization",
    tag: "Members",
    permission: "members.read",
    query: pageQuery,
    response: pageOf(MemberAnswer),
    async handle(ctx, { query }) {
      const page = await listMembers(ctx, pageInput("usr", query));
      return pageAnswer(page, (uuid) => encodeId("usr", uuid), toAnswer);
    },
  }),
  route({
    method: "PATCH",
    url: "/members/:user_id",
    operation: "changeMemberRole",
    summary: "Give a member another role",
    tag: "Members",
    permission: "members.manage",
    params,
    body: z.object({ role: z.enum(roleNames, "This role does not exist.") }),
    response: null,
    async handle(ctx, { params, body }) {
      await changeMemberRole(ctx, { userId: userId(params.user_id), role: body.role });
    },
  }),
  route({
    method: "DELETE",
    url: "/members/:user_id",
    operation: "removeMember",
    summary: "Remove a member from the organization",
    tag: "Members",
    permission: "members.manage",
    params,
    response: null,
    async handle(ctx, { params }) {
      await removeMember(ctx, { userId: userId(params.user_id) });
    },
  }),
  route({
    method: "POST",
    url: "/organization/leave",
    operation: "leaveOrganization",
    summary: "Leave the organization that the session looks at",
    tag: "Members",
    permission: "calls.read",
    response: null,
    async handle(ctx) {
      await leaveOrganization(ctx);
    },
  }),
];
