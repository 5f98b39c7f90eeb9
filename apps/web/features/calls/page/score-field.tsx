"use client";

import { cn } from "@parley/ui";
import { useId } from "react";

const SCORES = [1, 2, 3, 4, 5];

export interface ScoreFieldProps {
  score: number | null;
  disabled: boolean;
  onChange: (score: number | null) => void;
}

/** 1 to 5; pressing the chosen one takes it away, for unscored is not zero. */
export function ScoreField({ score, disabled, onChange }: ScoreFieldProps) {
  const id = useId();
  const chosen = score === null ? null : Math.round(score);
  return (
    <fieldset disabled={disabled} aria-labelledby={id} className="flex items-center justify-between gap-3">
      <span id={id} className="text-sm font-medium">
        Score
      </span>
      <span className="inline-flex overflow-hidden rounded-md border border-edge">
        {SCORES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={chosen === one}
            aria-label={chosen === one ? `Score ${one}, press to take it away` : `Score ${one}`}
            onClick={() => onChange(chosen === one ? null : one)}
            className={cn(
              "h-7 w-8 border-l border-line text-sm tabular-nums first:border-l-0 hover:bg-hover focus-visible:-outline-offset-2 disabled:opacity-60",
              chosen === one && "bg-accent text-accent-ink hover:bg-accent-hover",
            )}
          >
            {one}
          </button>
        ))}
      </span>
    </fieldset>
  );
}
