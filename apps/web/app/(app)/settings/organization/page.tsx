import { getOrganization } from "@parley/core/organizations";
import type { Metadata } from "next";
import { DangerSection } from "@/features/organizations/danger-section.tsx";
import { OrganizationSection } from "@/features/organizations/organization-section.tsx";
import { timezoneNames } from "@/features/organizations/timezone-names.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Organization" };

export default async function OrganizationPage() {
  const ctx = await requirePermission("organization.manage");
  const { id, name, timezone, currency, locale } = await getOrganization(ctx);
  return (
    <>
      <OrganizationSection key={id} organization={{ name, timezone, currency, locale }} timezones={timezoneNames()} />
      <DangerSection />
    </>
  );
}
