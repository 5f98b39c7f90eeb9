"use client";

import { SegmentedControl, Skeleton } from "@parley/ui";
import { useState } from "react";
import type { Scope } from "@/features/dashboards/filters/question.ts";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Cohorts } from "./answers.ts";
import { CohortGrid, type CohortView } from "./cohort-grid.tsx";
import { StatisticCard } from "./statistic-card.tsx";
import { useCohorts } from "./use-statistics.ts";

const GRAINS = [
  { value: "week" as const, label: "Weeks" },
  { value: "month" as const, label: "Months" },
];
const VIEWS = [
  { value: "again" as const, label: "Called again" },
  { value: "converted" as const, label: "Converted" },
];

export interface CohortCardProps {
  id: string;
  title: string;
  scope: Scope;
  height?: number;
  className?: string;
}

/** First-time callers by the week or month of their first call, and the share that called again or had converted by each later one. */
export function CohortCard({ id, title, scope, height = 456, className }: CohortCardProps) {
  const [grain, setGrain] = useState<"week" | "month">("month");
  const [view, setView] = useState<CohortView>("again");
  const query = useCohorts(scope, grain);
  const labels = usePeriodLabels();
  const format = useFormat();
  return (
    <StatisticCard
      {...{ id, title, query, height, className }}
      flush
      isTable
      skeleton={<Skeleton className="m-4 h-64" />}
      missing={({ rows }) =>
        rows.length === 0 ? "No first-time callers here. Remove a filter, or import calls." : null
      }
      table={(data) => ({
        columns: ["First call in", "Callers", ...ages(data).map((age) => ageWords(data.grain, age))],
        rows: data.rows.map(({ cohort, callers, cells }) => [
          labels.bucket(data.grain, cohort),
          callers,
          ...ages(data).map((age) => {
            const cell = cells[age];
            return cell ? (view === "again" ? cell.called_again : cell.converted_so_far) : "";
          }),
        ]),
      })}
      how={
        <>
          <p>
            A line holds the numbers that called for the first time in that {grain}. The filters above choose by that
            first call; later calls count wherever they came from. Spam and blocked calls are left out.
          </p>
          <p>
            Called again: the share with another inbound call in that {grain}. Converted: the share with a conversion up
            to and with that {grain}.
          </p>
          <p>
            The last cell of each line is not over yet. Always the last twelve {grain}s, whatever days the page shows.
          </p>
        </>
      }
    >
      {(data, pixels) => (
        <>
          <div className="flex flex-wrap gap-2 px-4 pb-3">
            <SegmentedControl
              options={VIEWS}
              value={view}
              onValueChange={setView}
              aria-label="What is shown"
              size="sm"
            />
            <SegmentedControl
              options={GRAINS}
              value={grain}
              onValueChange={setGrain}
              aria-label="Grouped by"
              size="sm"
            />
          </div>
          <CohortGrid
            {...{ title, data, view, height: pixels - 44 }}
            words={{
              cohort: (key) => labels.bucket(data.grain, key),
              age: (age) => ageWords(data.grain, age),
              percent: format.percent,
              count: format.integer,
            }}
          />
        </>
      )}
    </StatisticCard>
  );
}

const ages = ({ rows }: Cohorts) =>
  Array.from({ length: Math.max(...rows.map(({ cells }) => cells.length)) }, (_, age) => age);

const ageWords = (grain: Cohorts["grain"], age: number) => (age === 0 ? `Same ${grain}` : `+${age}`);
