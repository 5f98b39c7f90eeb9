"use client";

import { cn } from "@parley/ui";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import type { StaffingPlan } from "./answers.ts";

export type StaffingView = "average" | "busy";

export interface StaffingGridProps {
  title: string;
  data: StaffingPlan;
  view: StaffingView;
  height: number;
}

type Cell = StaffingPlan["cells"][number];
/** Calls in an hour below which somebody at the phone mostly waits. */
const RARE = 0.5;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** Agents by weekday and hour, each number on its shade; on a narrow screen hours run down instead of across. Hours without calls are cut off. */
export function StaffingGrid(props: StaffingGridProps) {
  return (
    <>
      <Across {...props} />
      <Down {...props} />
    </>
  );
}

function useGrid({ data, view }: StaffingGridProps) {
  const labels = usePeriodLabels();
  const agents = (cell: Cell) => (view === "busy" ? cell.busy_agents : cell.agents);
  const staffed = data.cells.filter(({ busy_agents }) => busy_agents > 0).map(({ hour }) => hour);
  const [first, last] = [Math.min(...staffed), Math.max(...staffed)];
  const hours = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const most = Math.max(...data.cells.map(agents), 1);
  const known = new Map(data.cells.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]));
  const draw = (weekday: number, hour: number) => {
    const cell = known.get(`${weekday} ${hour}`)!;
    const count = agents(cell);
    const rare = (view === "busy" ? cell.busy_calls : cell.calls) < RARE;
    return (
      <td
        key={`${weekday} ${hour}`}
        title={`${labels.weekday(weekday)}, ${labels.hour(hour)}: ${count} agents for ${Math.round(cell.calls * 10) / 10} calls`}
        className={cn("rounded-sm p-0 text-center text-xs tabular-nums", rare && "text-faint")}
        style={{ background: rare ? "var(--sunken)" : shade(count / most) }}
      >
        {count}
      </td>
    );
  };
  return { labels, hours, draw };
}

const TABLE = "w-full table-fixed border-separate border-spacing-[2px]";
const HEAD = "h-4 p-0 text-2xs font-normal text-faint";

function Across(props: StaffingGridProps) {
  const { labels, hours, draw } = useGrid(props);
  return (
    <table className={cn(TABLE, "max-sm:hidden")} style={{ height: props.height }}>
      <caption className="sr-only">{props.title}</caption>
      <thead>
        <tr>
          <td className="w-9" />
          {hours.map((hour) => (
            <th key={hour} scope="col" className={HEAD}>
              {labels.hour(hour)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WEEKDAYS.map((weekday) => (
          <tr key={weekday}>
            <th scope="row" className={cn(HEAD, "text-left")}>
              {labels.weekday(weekday)}
            </th>
            {hours.map((hour) => draw(weekday, hour))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Down(props: StaffingGridProps) {
  const { labels, hours, draw } = useGrid(props);
  return (
    <table className={cn(TABLE, "sm:hidden")}>
      <caption className="sr-only">{props.title}</caption>
      <thead>
        <tr>
          <td className="w-12" />
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col" className={HEAD}>
              {labels.weekday(weekday)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr key={hour}>
            <th scope="row" className={cn(HEAD, "h-6 text-left whitespace-nowrap")}>
              {labels.hour(hour)}
            </th>
            {WEEKDAYS.map((weekday) => draw(weekday, hour))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Light enough at its fullest for the ink on it. */
function shade(share: number): string {
  return `color-mix(in oklch, var(--chart-1) ${Math.round(8 + share * 34)}%, var(--surface))`;
}
