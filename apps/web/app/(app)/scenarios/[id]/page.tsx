import { getScenario } from "@parley/core/scenarios";
import { DomainError } from "@parley/platform";
import { PageBody } from "@parley/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { asWire } from "@/features/calls/call-wire.ts";
import { ScenarioPage } from "@/features/scenarios/scenario-page.tsx";
import type { Scenario } from "@/features/scenarios/scenario-wire.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Scenario" };

export default async function OneScenarioPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePermission("personas.read");
  const scenario = await getScenario(ctx, (await params).id).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
  return (
    <PageBody className="max-w-6xl">
      <ScenarioPage first={asWire(scenario) as Scenario} />
    </PageBody>
  );
}
