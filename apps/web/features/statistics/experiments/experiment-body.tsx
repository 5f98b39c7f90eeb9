"use client";

import { Banner, Progress } from "@parley/ui";
import { useMeasureWords } from "@/features/dashboards/use-measure-words.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { ExperimentResult } from "../answers.ts";
import { IntervalDrawing } from "./interval-drawing.tsx";
import {
  chanceWords,
  differenceWords,
  peekingWords,
  sampleWords,
  type VerdictWrite,
  verdictWords,
} from "./verdict-words.ts";

/** What an experiment shows: the answer first, then the difference with its interval, the groups, the sample and the warning. */
export function ExperimentBody({ result }: { result: ExperimentResult }) {
  const format = useFormat();
  const measureWords = useMeasureWords();
  const { write: number } = measureWords(result.unit);
  const write: VerdictWrite = {
    ...{ number, integer: format.integer, percent: format.percent },
    points: (fraction) => format.decimal(fraction * 100),
  };
  const { control, variant, difference, sample_needed, method } = result;
  const peeking = peekingWords(result, write);
  const least = Math.min(control.sample, variant.sample);
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
      <div className="flex flex-col gap-3">
        <p className="text-md font-medium">{verdictWords(result)}</p>
        {difference ? (
          <>
            <IntervalDrawing difference={difference} />
            <p>{differenceWords(result, write)}</p>
            <p className="text-sm text-muted">{chanceWords(result)}</p>
          </>
        ) : null}
      </div>
      <div className="flex flex-col gap-3">
        <dl className="grid grid-cols-2 gap-4">
          {[control, variant].map((group, i) => (
            <div key={group.value} className="min-w-0">
              <dt className="truncate text-sm text-muted">
                {i === 0 ? "Control" : "Tried"}: {group.value}
              </dt>
              <dd className="text-xl font-semibold tabular-nums">
                {group.result === null ? "–" : number(group.result)}
              </dd>
              <dd className="text-sm text-muted tabular-nums">
                {group.successes === null
                  ? `${format.integer(group.sample)} days`
                  : `${format.integer(group.successes)} of ${format.integer(group.sample)} calls`}
                {group.interval ? `, likely ${number(group.interval.low)} to ${number(group.interval.high)}` : ""}
              </dd>
            </div>
          ))}
        </dl>
        <div className="flex flex-col gap-1.5">
          <Progress
            value={sample_needed ? least / sample_needed : 0}
            label="Sample that is there of the one that is needed"
          />
          <p className="text-sm text-muted">{sampleWords(result, write)}</p>
        </div>
        {peeking ? <Banner tone="warning">{peeking}</Banner> : null}
        <p className="text-xs text-faint">
          {method === "mean"
            ? "Averages are compared day by day (Welch's t-test over days): calls of one day are alike, and taking each for itself would look surer than it is."
            : "Two-proportion z-test; the interval is Newcombe's."}{" "}
          It tells whether the groups differ, not why: unless chance put calls into them, something else may.
        </p>
      </div>
    </div>
  );
}
