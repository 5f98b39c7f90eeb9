"use client";

import { Button, Card, EmptyState, PageHeader } from "@parley/ui";
import { ClipboardCheck, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useCallees } from "@/features/calls/new/use-callees.ts";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import type { ScenarioPage } from "../scenario-wire.ts";
import { useScenarios } from "../use-scenarios.ts";
import { ScenarioRow } from "./scenario-row.tsx";

const NewScenarioDialog = dynamic(() => import("./new-scenario-dialog.tsx").then((all) => all.NewScenarioDialog), {
  ssr: false,
});

/** Test conversations, each with what its last run showed. */
export function ScenarioList({ first }: { first: ScenarioPage }) {
  const mayManage = useViewer().permissions.includes("personas.manage");
  const { data: callees } = useCallees();
  const [making, setMaking] = useState(false);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useScenarios(first);
  const scenarios = data.pages.flatMap((page) => page.data);
  const make = mayManage ? (
    <Button variant="primary" onClick={() => setMaking(true)}>
      <Plus aria-hidden="true" />
      New scenario
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title="Scenarios"
        description="Test conversations that a persona holds in the phone simulator before it is trusted with real calls."
        actions={scenarios.length > 0 ? make : null}
      />
      <Card flush>
        {scenarios.length === 0 ? (
          <EmptyState
            icon={<ClipboardCheck aria-hidden="true" />}
            title="No scenarios yet"
            description="Say who answers, what the call is for and what must be true afterwards. Then run it as often as you like."
            action={make}
          />
        ) : (
          <ul>
            {scenarios.map((scenario) => (
              <ScenarioRow
                key={scenario.id}
                scenario={scenario}
                nameOf={(number) => callees?.data.find((one) => one.number === number)?.name}
              />
            ))}
          </ul>
        )}
      </Card>
      {hasNextPage ? (
        <Button className="self-center" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : null}
      {making ? <NewScenarioDialog onClose={() => setMaking(false)} /> : null}
    </>
  );
}
