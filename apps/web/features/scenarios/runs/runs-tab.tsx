"use client";

import { Button, Card, EmptyState, ErrorState, Skeleton } from "@parley/ui";
import { ClipboardCheck } from "lucide-react";
import { useState } from "react";
import { wordsFor } from "@/features/calls/call-api.ts";
import { usePersonaOptions } from "@/features/calls/new/use-persona-options.ts";
import { useRuns } from "../use-scenarios.ts";
import { RunBox } from "./run-box.tsx";
import { RunRow } from "./run-row.tsx";

/** What came of the scenario so far, and the way to run it. */
export function RunsTab({ scenarioId, mayRun }: { scenarioId: string; mayRun: boolean }) {
  const personas = usePersonaOptions();
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = useRuns(scenarioId);
  const runs = data?.pages.flatMap((page) => page.data);
  /** The run whose calls are shown; undefined shows the latest. */
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const open = chosen === undefined ? runs?.[0]?.id : chosen;
  return (
    <div className="flex flex-col gap-3">
      {mayRun ? <RunBox scenarioId={scenarioId} /> : null}
      <Card flush title="Runs">
        {runs === undefined ? (
          error ? (
            <ErrorState
              title="The runs could not be loaded"
              description={wordsFor(error)}
              onRetry={() => void refetch()}
              retrying={isFetching}
            />
          ) : (
            <div className="flex flex-col gap-2 p-4">
              <Skeleton className="h-9" />
              <Skeleton className="h-9" />
            </div>
          )
        ) : runs.length === 0 ? (
          <EmptyState
            icon={<ClipboardCheck aria-hidden="true" />}
            title="Not run yet"
            description="A run holds the call with a persona and judges every assertion."
          />
        ) : (
          <ul className="border-t border-line">
            {runs.map((run) => (
              <RunRow
                key={run.id}
                run={run}
                persona={personas?.find(({ id }) => id === run.persona_id)?.name ?? null}
                open={open === run.id}
                onToggle={() => setChosen(open === run.id ? null : run.id)}
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
    </div>
  );
}
