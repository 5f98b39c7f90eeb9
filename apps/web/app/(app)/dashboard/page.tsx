import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Overview } from "@/features/dashboards/overview.tsx";
import { firstTabOf } from "@/features/dashboards/tabs.ts";
import { hasAnyCalls } from "@/lib/has-any-calls.ts";
import type { SearchProps } from "@/lib/search-props.ts";
import { requirePermission, requireViewer } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Overview" };

/** The bare address is where everybody lands, and leads to the role's own tab; with a query it is the Overview. */
export default async function DashboardPage({ searchParams }: SearchProps) {
  const { role, permissions } = await requireViewer();
  const own = firstTabOf(role, permissions);
  if (own && own.tab !== "overview" && Object.keys(await searchParams).length === 0) redirect(own.href);
  const context = await requirePermission("dashboards.overview");
  return <Overview hasCalls={await hasAnyCalls(context)} />;
}
