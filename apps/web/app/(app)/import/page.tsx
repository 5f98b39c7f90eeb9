import type { Metadata } from "next";
import { ImportPage } from "@/features/imports/import-page.tsx";
import { timezoneNames } from "@/features/organizations/timezone-names.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Import" };

export default async function Page() {
  await requirePermission("imports.read");
  return <ImportPage timezones={timezoneNames()} />;
}
