"use client";

import { Button, cn } from "@parley/ui";
import { forecastMissing } from "@/features/statistics/forecast-words.ts";
import { usePeriodLabels } from "../use-period-labels.ts";
import type { useForesight } from "./use-foresight.ts";

/** Shows what is expected of the next 14 days, or says why nothing can be. */
export function ForecastSwitch({ ahead }: { ahead: ReturnType<typeof useForesight> }) {
  const labels = usePeriodLabels();
  const { on, setOn, missing, forecast } = ahead;
  const why = missing ? forecastMissing(missing, { day: (day) => labels.range(day, day) }) : null;
  return (
    <>
      {on && (why || forecast.error) ? (
        <span role="status" className="mr-1 max-w-64 truncate text-xs text-muted" title={why ?? undefined}>
          {why ?? "The forecast could not be loaded."}
        </span>
      ) : null}
      <Button
        size="sm"
        variant="ghost"
        aria-pressed={on}
        loading={on && forecast.isFetching && !forecast.data}
        className={cn("mr-1", on && "bg-accent-quiet text-accent")}
        onClick={() => setOn(!on)}
      >
        Forecast
      </Button>
    </>
  );
}
