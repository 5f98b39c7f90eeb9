import { getOrganization } from "@parley/core/organizations";
import type { Metadata } from "next";
import { DangerSection } from "@/features/organizations/danger-section.tsx";
import { OrganizationSection } from "@/features/organizations/organization-section.tsx";
import { RezoningBanner } from "@/features/organizations/rezoning-banner.tsx";
import { timezoneNames } from "@/features/organizations/timezone-names.ts";
import { WhatCountsSection } from "@/features/organizations/what-counts-section.tsx";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Organization" };

export default async function OrganizationPage() {
  const ctx = await requirePermission("organization.manage");
  const organization = await getOrganization(ctx);
  const { id, name, timezone, currency, locale, qualifiedScore, serviceLevelSeconds, rezoningSince } = organization;
  return (
    <>
      {rezoningSince ? <RezoningBanner since={rezoningSince} /> : null}
      <OrganizationSection key={id} organization={{ name, timezone, currency, locale }} timezones={timezoneNames()} />
      <WhatCountsSection
        key={`${id}-counts`}
        qualifiedScore={qualifiedScore / 100}
        serviceLevelSeconds={serviceLevelSeconds}
      />
      <DangerSection />
    </>
  );
}
