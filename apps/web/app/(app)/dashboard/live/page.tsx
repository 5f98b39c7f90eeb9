import { listLiveCalls } from "@parley/core/live";
import type { Metadata } from "next";
import { asWire } from "@/features/calls/call-wire.ts";
import { LivePage } from "@/features/live/live-page.tsx";
import type { Live } from "@/features/live/live-wire.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Live" };

export default async function DashboardLivePage() {
  const context = await requirePermission("calls.read");
  return <LivePage first={asWire(await listLiveCalls(context)) as Live} />;
}
