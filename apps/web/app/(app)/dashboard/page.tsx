import { listCalls } from "@parley/core/calls";
import type { Metadata } from "next";
import { Overview } from "@/features/dashboards/overview.tsx";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Overview" };

export default async function DashboardPage() {
  const context = await requirePermission("dashboards.overview");
  const { data } = await listCalls(context, { limit: 1 });
  return <Overview hasCalls={data.length > 0} />;
}
