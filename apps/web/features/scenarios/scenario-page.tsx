"use client";

import { Button, ConfirmDialog, PageHeader, Tabs } from "@parley/ui";
import { Trash2 } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { useCallees } from "@/features/calls/new/use-callees.ts";
import { BreadcrumbLabel } from "@/features/shell/breadcrumb-trail.tsx";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { api } from "@/lib/api.ts";
import { calleeInWords } from "./callee-words.ts";
import { ScenarioForm } from "./edit/scenario-form.tsx";
import { RunsTab } from "./runs/runs-tab.tsx";
import type { Scenario } from "./scenario-wire.ts";
import { useRenewScenarios, useScenario } from "./use-scenarios.ts";

/** A scenario: what is tried, and what came of it. */
export function ScenarioPage({ first }: { first: Scenario }) {
  const scenario = useScenario(first);
  const { permissions } = useViewer();
  const router = useRouter();
  const renew = useRenewScenarios();
  const { data: callees } = useCallees();
  const [deleting, setDeleting] = useState(false);
  const mayManage = permissions.includes("personas.manage");
  const tab = useSearchParams().get("tab") === "runs" ? "runs" : "scenario";
  return (
    <>
      <BreadcrumbLabel label={scenario.name} />
      <PageHeader
        title={scenario.name}
        description={calleeInWords(
          scenario.definition.callee,
          (number) => callees?.data.find((one) => one.number === number)?.name,
        )}
        actions={
          mayManage ? (
            <Button onClick={() => setDeleting(true)}>
              <Trash2 aria-hidden="true" />
              Delete
            </Button>
          ) : null
        }
      />
      <Tabs
        aria-label="Scenario"
        value={tab}
        onValueChange={(next) => window.history.replaceState(null, "", next === "runs" ? "?tab=runs" : "?")}
        tabs={[
          {
            value: "scenario",
            label: "Scenario",
            keepMounted: true,
            content: <ScenarioForm scenario={scenario} disabled={!mayManage} />,
          },
          {
            value: "runs",
            label: "Runs",
            content: <RunsTab scenarioId={scenario.id} mayRun={mayManage && permissions.includes("calls.place")} />,
          },
        ]}
      />
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete ${scenario.name}?`}
        description="The scenario and the results of its runs go for good. The calls that were held stay."
        confirmLabel="Delete scenario"
        onConfirm={async () => {
          await api.DELETE("/api/v1/scenarios/{id}", { params: { path: { id: scenario.id } } });
          router.push("/scenarios");
          await renew();
        }}
      />
    </>
  );
}
