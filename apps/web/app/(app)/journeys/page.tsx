import type { Metadata } from "next";
import { JourneysPage } from "@/features/journeys/list/journeys-page.tsx";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Journeys" };

export default async function AllJourneysPage() {
  await requirePermission("calls.read");
  await requirePermission("dashboards.marketing");
  return <JourneysPage />;
}
