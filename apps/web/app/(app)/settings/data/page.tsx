import type { Metadata } from "next";
import { DataPage } from "@/features/data-settings/data-page.tsx";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Data" };

export default async function Page() {
  await requirePermission("organization.manage");
  return <DataPage />;
}
