import { listScenarios } from "@parley/core/scenarios";
import { encodeId } from "@parley/platform";
import { PageBody } from "@parley/ui";
import type { Metadata } from "next";
import { asWire } from "@/features/calls/call-wire.ts";
import { ScenarioList } from "@/features/scenarios/list/scenario-list.tsx";
import type { ScenarioPage } from "@/features/scenarios/scenario-wire.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Scenarios" };

export default async function Scenarios() {
  const ctx = await requirePermission("personas.read");
  const { items, next } = await listScenarios(ctx, {});
  const first = {
    data: asWire(items),
    has_more: next !== null,
    next_cursor: next && encodeId("scn", next),
  } as ScenarioPage;
  return (
    <PageBody className="max-w-5xl">
      <ScenarioList first={first} />
    </PageBody>
  );
}
