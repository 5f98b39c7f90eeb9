import type { Metadata } from "next";
import { ExperimentsPage } from "@/features/statistics/experiments/experiments-page.tsx";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Experiments" };

export default async function Page() {
  const { permissions } = await requirePermission("analytics.query");
  return <ExperimentsPage canChange={permissions.has("dashboards.build")} />;
}
