"use client";

import { SegmentedControl, Select, Skeleton } from "@parley/ui";
import { useState } from "react";
import type { Scope } from "@/features/dashboards/filters/question.ts";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { StaffingPlan } from "./answers.ts";
import { StaffingGrid, type StaffingView } from "./staffing-grid.tsx";
import { StatisticCard } from "./statistic-card.tsx";
import { useStaffing } from "./use-statistics.ts";

const LEVELS = [0.7, 0.8, 0.9, 0.95];
const SECONDS = [10, 20, 30, 60];
const VIEWS = [
  { value: "average" as const, label: "Usual" },
  { value: "busy" as const, label: "Busy" },
];

export interface StaffingCardProps {
  id: string;
  title: string;
  scope: Scope;
  height?: number;
  className?: string;
}

/** How many agents each hour of the week takes for a service level that the reader chooses. */
export function StaffingCard({ id, title, scope, height = 330, className }: StaffingCardProps) {
  const [level, setLevel] = useState("0.8");
  const [seconds, setSeconds] = useState("20");
  const [view, setView] = useState<StaffingView>("average");
  const query = useStaffing(scope, { service_level: Number(level), within_seconds: Number(seconds) });
  const labels = usePeriodLabels();
  const format = useFormat();
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  return (
    <StatisticCard
      {...{ id, title, query, height, className }}
      skeleton={<Skeleton className="h-full min-h-[inherit] w-full" />}
      missing={missingWords}
      isTable
      table={(data) => ({
        columns: ["Hour", "Calls", "Agents", "Agents when busy", "Answered in time", "Average wait", "Time busy"],
        rows: data.cells
          .filter(({ busy_agents }) => busy_agents > 0)
          .map((cell) => [
            `${labels.weekday(cell.weekday)}, ${labels.hour(cell.hour)}`,
            format.decimal(cell.calls),
            cell.agents,
            cell.busy_agents,
            format.percent(cell.answered_in_time),
            format.duration(cell.average_wait_seconds),
            format.percent(cell.occupancy),
          ]),
      })}
      how={
        <>
          <p>
            From the inbound calls of each hour of the week over the last 90 days and the average talk time of the same
            calls, by the Erlang C formula: the fewest agents with whom so many callers are answered in time and who are
            busy at most 85% of their time.
          </p>
          <p>Busy: of five such hours four had fewer calls. Pale: on average less than one call in two such hours.</p>
          <p>
            It takes every agent for every call and has callers wait for ever, so it is on the safe side. Breaks, notes
            after a call and sick days are not in it: plan about a third more people than agents at their phones.
          </p>
        </>
      }
    >
      {(data, pixels) => (
        <div className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center gap-2 text-muted">
            <Select
              options={LEVELS.map((one) => ({ value: String(one), label: percent(one) }))}
              value={level}
              onValueChange={setLevel}
              size="sm"
              aria-label="Share of callers who are answered in time"
              className="w-20"
            />
            <span>of callers answered within</span>
            <Select
              options={SECONDS.map((one) => ({ value: String(one), label: `${one} s` }))}
              value={seconds}
              onValueChange={setSeconds}
              size="sm"
              aria-label="Seconds within which they are answered"
              className="w-20"
            />
            <SegmentedControl
              options={VIEWS}
              value={view}
              onValueChange={setView}
              aria-label="Which hours to plan for"
              size="sm"
              className="sm:ml-auto"
            />
          </div>
          <StaffingGrid {...{ title, data, view, height: pixels - 72 }} />
          <p className="text-xs text-muted">
            {peakWords(data, view, (cell) => `${labels.weekday(cell.weekday)}, ${labels.hour(cell.hour)}`)} A call keeps
            an agent {format.duration(data.handling_seconds)} on average.
          </p>
        </div>
      )}
    </StatisticCard>
  );
}

function missingWords({ status }: StaffingPlan): string | null {
  if (status === "empty") return "No inbound calls in the last 90 days. Remove a filter, or import calls.";
  if (status === "no_handling_time") return "The calls have no talk time, so nobody knows how long one takes.";
  return null;
}

function peakWords(
  { cells }: StaffingPlan,
  view: StaffingView,
  place: (cell: StaffingPlan["cells"][number]) => string,
) {
  const agents = (cell: StaffingPlan["cells"][number]) => (view === "busy" ? cell.busy_agents : cell.agents);
  const peak = cells.reduce((most, cell) => (agents(cell) > agents(most) ? cell : most));
  return `The most are needed ${place(peak)}: ${agents(peak)}.`;
}
