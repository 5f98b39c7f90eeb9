import {
  CreateOrganizationInput,
  createOrganization,
  deleteOrganization,
  getOrganization,
  type Organization,
  type OrganizationDetail,
  UpdateOrganizationInput,
  updateOrganization,
} from "@parley/core/organizations";
import { encodeId } from "@parley/platform";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { personalRoute, type RouteDeclaration, route } from "../http/route.ts";
import { fromWire } from "../http/wire.ts";

export const OrganizationAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    timezone: z.string(),
    currency: z.string(),
    locale: z.string(),
    qualified_score: z.number().describe("Score from which a call is qualified, 0 to 5"),
    service_level_seconds: z.number().describe("Seconds within which an answer counts for the service level"),
    is_demo: z.boolean(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: "Organization" });

const OrganizationDetailAnswer = OrganizationAnswer.extend({
  rezoning_since: z.iso
    .datetime()
    .nullable()
    .describe("Since when calls are being moved to another time zone; days and hours of some are still those before"),
});

export const toOrganization = (organization: Organization) => ({
  id: encodeId("org", organization.id),
  name: organization.name,
  timezone: organization.timezone,
  currency: organization.currency,
  locale: organization.locale,
  qualified_score: organization.qualifiedScore / 100,
  service_level_seconds: organization.serviceLevelSeconds,
  is_demo: organization.isDemo,
  created_at: organization.createdAt.toISOString(),
});

const toDetail = (organization: OrganizationDetail) => ({
  ...toOrganization(organization),
  rezoning_since: organization.rezoningSince?.toISOString() ?? null,
});

const { qualifiedScore, serviceLevelSeconds, ...sameNames } = UpdateOrganizationInput.shape;

/** A score is written as calls write theirs (3.5) and kept in hundredths. */
const OrganizationChanges = z.object({
  ...sameNames,
  qualified_score: z
    .number("Choose a score from 0 to 5.")
    .transform((score) => Number((score * 100).toFixed(6)))
    .pipe(qualifiedScore.unwrap())
    .optional()
    .describe("Score from which a call is qualified: 0 to 5, two decimals at most"),
  service_level_seconds: serviceLevelSeconds.describe("Seconds within which an answer counts for the service level"),
});

export function organizationRoutes({ db, clock, storage }: Services): RouteDeclaration[] {
  return [
    personalRoute({
      method: "POST",
      url: "/organizations",
      operation: "createOrganization",
      summary: "Make an organization and own it; the session turns to it",
      tag: "Organization",
      body: CreateOrganizationInput,
      status: 201,
      response: OrganizationAnswer,
      rateLimit: 10,
      async handle({ userId, sessionId }, { body }) {
        return toOrganization(await createOrganization({ db, clock, userId, sessionId }, body));
      },
    }),
    route({
      method: "GET",
      url: "/organization",
      operation: "getOrganization",
      summary: "The organization of the session or the key",
      tag: "Organization",
      permission: "calls.read",
      response: OrganizationDetailAnswer,
      async handle(ctx) {
        return toDetail(await getOrganization(ctx));
      },
    }),
    route({
      method: "PATCH",
      url: "/organization",
      operation: "updateOrganization",
      summary: "Change name, time zone, currency, locale, or what counts as qualified and as in time",
      tag: "Organization",
      permission: "organization.manage",
      body: OrganizationChanges,
      response: OrganizationDetailAnswer,
      async handle(ctx, { body }) {
        return toDetail(await updateOrganization(ctx, fromWire(body)));
      },
    }),
    route({
      method: "DELETE",
      url: "/organization",
      operation: "deleteOrganization",
      summary: "Delete the organization and everything in it, for good",
      tag: "Organization",
      permission: "organization.delete",
      body: z.object({ confirm_name: z.string().describe("The organization's name, as a safeguard") }),
      response: null,
      async handle(ctx, { body }) {
        await deleteOrganization(ctx, { storage }, { confirmName: body.confirm_name });
      },
    }),
  ];
}
