"use client";

import { SegmentedControl, Skeleton, sankeyOption, useSankey } from "@parley/ui";
import { useMemo, useState } from "react";
import { CardChart } from "@/features/dashboards/card-chart.tsx";
import { questionOf, type Scope } from "@/features/dashboards/filters/question.ts";
import { MetricCard } from "@/features/dashboards/metric-card.tsx";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { JourneyPaths } from "../journey-words.ts";
import { LinkingNote } from "../linking-note.tsx";
import { PathList } from "./path-list.tsx";
import { pathsSankey } from "./paths-sankey.ts";
import { useJourneyPaths } from "./use-journey-paths.ts";

const CHART = 380;
/** Of the paths in words; on a phone there is nothing else. */
const HEIGHT = 190;
/** Pixels of a window from which on whole names fit between the columns. */
const ROOMY = 1_200;
const BY = [
  { value: "source" as const, label: "Source" },
  { value: "channel" as const, label: "Channel" },
];

export interface JourneyPathsCardProps {
  scope: Scope;
  /** A first touch was clicked; null for one without a source. */
  onFirstTouch?: (source: string | null) => void;
}

/** From the first touch to the outcome, as flows, with the most frequent paths below. */
export function JourneyPathsCard({ scope, onFirstTouch }: JourneyPathsCardProps) {
  const [by, setBy] = useState<"source" | "channel">("source");
  const { range, filters } = questionOf(scope, { measures: [] });
  const { query, answer } = useJourneyPaths({ by, range, filters, steps: 3, values: 6 });
  return (
    <MetricCard
      id="journey-paths"
      title="From first touch to conversion"
      query={query}
      height={HEIGHT}
      isTable
      isEmpty={({ totals }) => !totals.journeys}
      actions={
        <span className="max-sm:hidden">
          <SegmentedControl size="sm" aria-label="Paths by" options={BY} value={by} onValueChange={setBy} />
        </span>
      }
      skeleton={<Skeleton className="h-48 w-full sm:h-142" />}
    >
      {(result, { full, height }) =>
        answer ? (
          <>
            {answer.linked ? null : <LinkingNote />}
            <div className="max-sm:hidden">
              <Flows
                answer={answer}
                height={full ? Math.max(CHART, height - 240) : CHART}
                onFirstTouch={onFirstTouch}
              />
            </div>
            <PathList result={result} rows={full ? 10 : 4} />
          </>
        ) : null
      }
    </MetricCard>
  );
}

interface FlowsProps extends Pick<JourneyPathsCardProps, "onFirstTouch"> {
  answer: JourneyPaths;
  height: number;
}

function Flows({ answer, height, onFirstTouch }: FlowsProps) {
  const ready = useSankey();
  const format = useFormat();
  const labels = usePeriodLabels();
  const option = useMemo(() => {
    const nameWidth = window.innerWidth < ROOMY ? 96 : 150;
    return sankeyOption({ ...pathsSankey(answer), format: format.integer, nameWidth });
  }, [answer, format]);
  if (!ready) return <div style={{ height }} />;
  const { from, to } = answer.resolved_range;
  return (
    <CardChart
      option={option}
      height={height}
      ariaLabel={`From first touch to conversion, ${labels.range(from, to)}`}
      onPick={
        onFirstTouch && answer.by === "source"
          ? ({ name }) => {
              const node = answer.nodes.find(({ id }) => id === name);
              if (node?.kind === "value" && node.step === 0) onFirstTouch(node.value);
            }
          : undefined
      }
    />
  );
}
