import type { Metadata } from "next";
import { ImportSources } from "@/features/import-sources/import-sources.tsx";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Integrations" };

export default async function Page() {
  const { permissions } = await requirePermission("imports.read");
  return <ImportSources canChange={permissions.has("imports.manage")} />;
}
