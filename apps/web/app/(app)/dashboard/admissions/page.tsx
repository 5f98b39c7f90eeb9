import type { Metadata } from "next";
import { AdmissionsTab } from "@/features/dashboards/tabs/admissions/admissions-tab.tsx";
import { hasAnyCalls } from "@/lib/has-any-calls.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Admissions" };

export default async function AdmissionsPage() {
  const context = await requirePermission("dashboards.admissions");
  return <AdmissionsTab hasCalls={await hasAnyCalls(context)} />;
}
