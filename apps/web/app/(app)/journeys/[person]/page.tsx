import { getJourney } from "@parley/core/journeys";
import { DomainError } from "@parley/platform";
import { PageBody } from "@parley/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { asWire } from "@/features/calls/call-wire.ts";
import type { Journey } from "@/features/journeys/journey-words.ts";
import { JourneyPage } from "@/features/journeys/person/journey-page.tsx";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Journey" };

export default async function OneJourneyPage({ params }: { params: Promise<{ person: string }> }) {
  await requirePermission("dashboards.marketing");
  const context = await requirePermission("calls.read");
  const journey = await getJourney(context, (await params).person).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
  return (
    <PageBody>
      <JourneyPage first={asWire(journey) as Journey} />
    </PageBody>
  );
}
