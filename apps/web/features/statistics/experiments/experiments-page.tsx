"use client";

import { EmptyState, ErrorState, PageBody, PageHeader, Skeleton } from "@parley/ui";
import { FlaskConical } from "lucide-react";
import { whyItFailed } from "@/features/dashboards/why-it-failed.ts";
import { useEvents } from "@/features/realtime";
import { ExperimentCard } from "./experiment-card.tsx";
import { NewExperimentButton } from "./new-experiment-button.tsx";
import { useExperiments } from "./use-experiments.ts";

/** Comparisons of two groups of calls, the last planned first. */
export function ExperimentsPage({ canChange }: { canChange: boolean }) {
  useEvents();
  const { data, error, isFetching, refetch } = useExperiments();
  const button = canChange ? <NewExperimentButton /> : null;
  return (
    <PageBody>
      <PageHeader
        title="Experiments"
        description="Two groups of calls side by side: whether they differ, how sure that is, and how many calls it takes."
        actions={data && data.length > 0 ? button : null}
      />
      {data ? (
        data.length > 0 ? (
          <div className="flex flex-col gap-3">
            {data.map((experiment) => (
              <ExperimentCard key={experiment.id} experiment={experiment} canChange={canChange} />
            ))}
          </div>
        ) : (
          <EmptyState
            icon={<FlaskConical aria-hidden="true" />}
            title="No experiments yet"
            description="Compare two sources, campaigns, agents or landing pages by a rate or an average, and see whether the difference is more than chance."
            action={button}
          />
        )
      ) : error ? (
        <ErrorState
          title="The experiments could not be loaded"
          description={whyItFailed(error)}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : (
        <Skeleton className="h-64 w-full" />
      )}
    </PageBody>
  );
}
