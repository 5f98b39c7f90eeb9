"use client";

import { Skeleton } from "@parley/ui";
import { questionOf, type Scope } from "@/features/dashboards/filters/question.ts";
import { MetricCard } from "@/features/dashboards/metric-card.tsx";
import { LinkingNote } from "../linking-note.tsx";
import { AttributionChoice } from "./attribution-choice.tsx";
import { AttributionTable } from "./attribution-table.tsx";
import { useAttribution } from "./use-attribution.ts";
import { useAttributionChoice } from "./use-attribution-choice.ts";

const HEIGHT = 520;
const ROWS = 8;
const MOST_ROWS = 200;

/** Conversions credited to what led to them, by a model of the reader's choice or by two side by side. */
export function AttributionCard({ scope }: { scope: Scope }) {
  const { choice, set } = useAttributionChoice();
  const { range, filters } = questionOf(scope, { measures: [] });
  const question = {
    ...{ range, filters, model: choice.model, by: choice.credit, conversion: choice.goal, limit: ROWS },
    ...(choice.versus && choice.versus !== choice.model ? { compare_with: choice.versus } : {}),
  };
  const { query, answer } = useAttribution(question);
  return (
    <MetricCard
      id="attribution"
      title="Attribution"
      query={query}
      height={HEIGHT}
      flush
      isTable
      isEmpty={({ totals }) => !totals.credited && !totals.spend}
      skeleton={<Skeleton className="m-4 h-96" />}
    >
      {(result, { full, height }) => (
        <>
          <AttributionChoice choice={choice} onChange={set} />
          {answer?.linked === false ? <LinkingNote /> : null}
          {full ? (
            <AllRows question={{ ...question, limit: MOST_ROWS }} height={height - 60} />
          ) : (
            <AttributionTable result={result} answer={answer} />
          )}
        </>
      )}
    </MetricCard>
  );
}

/** On the whole screen there is room for more rows. */
function AllRows({ question, height }: { question: Parameters<typeof useAttribution>[0]; height: number }) {
  const { query, answer } = useAttribution(question);
  if (!query.data) return <Skeleton className="h-80 w-full" />;
  return <AttributionTable result={query.data} answer={answer} maxHeight={height} />;
}
