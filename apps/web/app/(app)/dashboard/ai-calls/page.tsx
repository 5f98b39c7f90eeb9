import type { Metadata } from "next";
import { AiCallsTab } from "@/features/dashboards/tabs/ai-calls/ai-calls-tab.tsx";
import { hasAnyCalls } from "@/lib/has-any-calls.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "AI calls" };

export default async function AiCallsPage() {
  const context = await requirePermission("dashboards.ai_calls");
  return <AiCallsTab hasCalls={await hasAnyCalls(context)} />;
}
