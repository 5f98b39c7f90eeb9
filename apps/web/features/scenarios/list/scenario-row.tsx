"use client";

import { Skeleton } from "@parley/ui";
import Link from "next/link";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { calleeInWords } from "../callee-words.ts";
import { passRate, RunState } from "../runs/run-state.tsx";
import type { Scenario } from "../scenario-wire.ts";
import { useLatestRun } from "../use-scenarios.ts";

interface ScenarioRowProps {
  scenario: Scenario;
  nameOf: (number: string) => string | undefined;
}

export function ScenarioRow({ scenario, nameOf }: ScenarioRowProps) {
  const format = useFormat();
  const run = useLatestRun(scenario.id);
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line p-4 last:border-b-0 hover:bg-hover">
      <div className="min-w-0 flex-1 basis-60">
        <Link
          href={`/scenarios/${scenario.id}`}
          className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {scenario.name}
        </Link>
        <p className="truncate text-sm text-muted">{calleeInWords(scenario.definition.callee, nameOf)}</p>
      </div>
      {run === undefined ? (
        <Skeleton className="h-5 w-32" />
      ) : run === null ? (
        <span className="text-sm text-muted">Not run yet</span>
      ) : (
        <span className="flex items-center gap-2 text-sm text-muted tabular-nums">
          {passRate(run, format.percent)}
          <RunState run={run} />
        </span>
      )}
    </li>
  );
}
