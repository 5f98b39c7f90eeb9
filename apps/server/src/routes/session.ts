import { readSession } from "@parley/core/accounts";
import { readViewer, switchOrganization } from "@parley/core/organizations";
import { decodeId, encodeId, notFound, unauthenticated } from "@parley/platform";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { requestHeaders } from "../http/authenticate.ts";
import { personalRoute, type RouteDeclaration } from "../http/route.ts";
import { OrganizationAnswer, toOrganization } from "./organizations.ts";

const ViewerAnswer = z
  .object({
    user: z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      email_verified: z.boolean(),
      image: z.string().nullable(),
      two_factor_enabled: z.boolean(),
    }),
    is_operator: z.boolean(),
    organization: OrganizationAnswer.nullable().describe("The one that the session looks at"),
    role: z.string().nullable(),
    permissions: z.array(z.string()),
    organizations: z.array(OrganizationAnswer.extend({ role: z.string() })),
  })
  .meta({ id: "Viewer" });

export function sessionRoutes(services: Services): RouteDeclaration[] {
  const { db, clock, auth } = services;
  return [
    personalRoute({
      method: "GET",
      url: "/me",
      operation: "getViewer",
      summary: "Who is signed in, where, and what they may do",
      tag: "Session",
      response: ViewerAnswer,
      async handle(_who, { request }) {
        const session = await readSession(auth, requestHeaders(request));
        if (!session) throw unauthenticated();
        const { user, isOperator, organizations, current } = await readViewer({ db, clock }, session);
        return {
          user: {
            id: encodeId("usr", user.id),
            name: user.name,
            email: user.email,
            email_verified: user.emailVerified,
            image: user.image,
            two_factor_enabled: user.twoFactorEnabled,
          },
          is_operator: isOperator,
          organization: current && toOrganization(current.organization),
          role: current?.context.role ?? null,
          permissions: [...(current?.context.permissions ?? [])],
          organizations: organizations.map((one) => ({ ...toOrganization(one), role: one.role })),
        };
      },
    }),
    personalRoute({
      method: "POST",
      url: "/session/organization",
      operation: "switchOrganization",
      summary: "Turn the session to another of the person's organizations",
      tag: "Session",
      body: z.object({ organization_id: z.string() }),
      response: null,
      async handle({ userId, sessionId }, { body }) {
        const organizationId = decodeId("org", body.organization_id);
        if (!organizationId) throw notFound("organization");
        await switchOrganization({ db, clock, userId, sessionId }, { organizationId });
      },
    }),
  ];
}
