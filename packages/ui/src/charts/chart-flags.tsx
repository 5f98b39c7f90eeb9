"use client";

import { Flag } from "lucide-react";
import type { ChartFlag } from "./chart-spec.ts";

export interface ChartFlagsProps {
  flags: (ChartFlag & { left: number })[];
  onFlag?: (flag: ChartFlag) => void;
}

/** What happened, as flags above the time axis: words on hover and for screen readers, more at a click. */
export function ChartFlags({ flags, onFlag }: ChartFlagsProps) {
  return (
    <ul className="pointer-events-none absolute inset-x-0 top-0 bottom-7 m-0 list-none p-0">
      {flags.map((flag) => (
        <li
          key={flag.id}
          className="absolute inset-y-0 w-px border-l border-dashed border-edge"
          style={{ left: flag.left }}
        >
          <button
            type="button"
            title={flag.text}
            aria-label={`Note: ${flag.text}`}
            onClick={() => onFlag?.(flag)}
            className="pointer-events-auto absolute -top-1 -left-px grid size-6 place-items-center rounded-sm text-muted hover:bg-hover hover:text-ink"
          >
            <Flag className="size-3 fill-current" aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
