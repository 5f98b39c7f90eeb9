import type { Metadata } from "next";
import { SourceNamesPage } from "@/features/source-rules/source-names-page.tsx";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Source names" };

export default async function Page() {
  const { permissions } = await requirePermission("imports.read");
  return <SourceNamesPage canChange={permissions.has("imports.manage")} />;
}
