"use client";

import { IconButton, Popover, PopoverContent, PopoverTrigger } from "@parley/ui";
import { Info } from "lucide-react";
import type { MetricResult } from "./filters/question.ts";
import { usePeriodLabels } from "./use-period-labels.ts";

/** What each number of a card means, in the catalogue's own words. */
export function HowComputed({ of, result }: { of: string; result: MetricResult }) {
  const labels = usePeriodLabels();
  const { from, to } = result.resolved_range;
  const before = result.comparison?.resolved_range;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <IconButton
          size="sm"
          label={`How ${of} is computed`}
          icon={<Info aria-hidden="true" />}
          tooltip={false}
          className="text-faint"
        />
      </PopoverTrigger>
      <PopoverContent className="max-h-[70vh] w-80 max-w-[calc(100vw-1rem)] overflow-y-auto p-4" aria-label={of}>
        <dl className="flex flex-col gap-3">
          {result.definitions.map(({ key, label, formula, source }) => (
            <div key={key}>
              <dt className="text-sm font-medium">{label}</dt>
              <dd className="text-sm text-muted">{formula}</dd>
              <dd className="text-xs text-faint">{source}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 border-t border-line pt-3 text-xs text-muted">
          {labels.range(from, to)}, days of {result.timezone.replaceAll("_", " ")}. Spam and blocked calls are left out.
          {before ? ` Compared with ${labels.range(before.from, before.to)}.` : ""}
          {before?.until ? " That period is counted up to the same time of day, since this one is still running." : ""}
        </p>
      </PopoverContent>
    </Popover>
  );
}
