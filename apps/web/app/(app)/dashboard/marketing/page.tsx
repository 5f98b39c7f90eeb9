import type { Metadata } from "next";
import { MarketingTab } from "@/features/dashboards/tabs/marketing/marketing-tab.tsx";
import { hasAnyCalls } from "@/lib/has-any-calls.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Marketing" };

export default async function MarketingPage() {
  const context = await requirePermission("dashboards.marketing");
  return <MarketingTab hasCalls={await hasAnyCalls(context)} />;
}
