import { listLiveCalls } from "@parley/core/live";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { asWire } from "@/features/calls/call-wire.ts";
import { tabsFor } from "@/features/dashboards/tabs.ts";
import { LivePage } from "@/features/live/live-page.tsx";
import type { Live } from "@/features/live/live-wire.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Live" };

export default async function DashboardLivePage() {
  const context = await requirePermission("calls.read");
  if (!tabsFor([...context.permissions]).some(({ tab }) => tab === "live")) notFound();
  return <LivePage first={asWire(await listLiveCalls(context)) as Live} />;
}
