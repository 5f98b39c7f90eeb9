import type { Metadata } from "next";
import { ExecutiveTab } from "@/features/dashboards/tabs/executive/executive-tab.tsx";
import { hasAnyCalls } from "@/lib/has-any-calls.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Executive" };

export default async function ExecutivePage() {
  const context = await requirePermission("dashboards.executive");
  return <ExecutiveTab hasCalls={await hasAnyCalls(context)} />;
}
