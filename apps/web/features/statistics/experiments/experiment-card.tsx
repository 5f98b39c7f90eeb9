"use client";

import { Badge, Card, ErrorState, Skeleton } from "@parley/ui";
import { useFilterWords } from "@/features/dashboards/filters/use-filter-words.ts";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { whyItFailed } from "@/features/dashboards/why-it-failed.ts";
import type { Experiment } from "../answers.ts";
import { ExperimentBody } from "./experiment-body.tsx";
import { ExperimentMenu } from "./experiment-menu.tsx";
import { useExperimentResult } from "./use-experiments.ts";

/** One experiment: its plan, and what it shows. Loads alone, fails alone. */
export function ExperimentCard({ experiment, canChange }: { experiment: Experiment; canChange: boolean }) {
  const { id, name, dimension, control, variant, started_on, ended_on } = experiment;
  const query = useExperimentResult(id);
  const labels = usePeriodLabels();
  const { label } = useFilterWords();
  const { data, error, isFetching } = query;
  const days = ended_on ? labels.range(started_on, ended_on) : `since ${labels.range(started_on, started_on)}`;
  const plan = [`${label(dimension)}: ${variant} against ${control}`, data?.label, days].filter(Boolean).join(" · ");
  return (
    <Card
      id={id}
      title={name}
      description={<span title={plan}>{plan}</span>}
      actions={
        <span className="-mr-1.5 flex items-center gap-1.5">
          <Badge tone={ended_on ? "neutral" : "info"}>{ended_on ? "Ended" : "Running"}</Badge>
          {canChange ? <ExperimentMenu experiment={experiment} /> : null}
        </span>
      }
    >
      <div className="min-h-48 pt-2">
        {data ? (
          <ExperimentBody result={data} />
        ) : error ? (
          <ErrorState
            title={`${name} could not be worked out`}
            description={whyItFailed(error)}
            onRetry={() => void query.refetch()}
            retrying={isFetching}
          />
        ) : (
          <Skeleton className="h-44 w-full" />
        )}
      </div>
    </Card>
  );
}
