"use client";

import { Card, cn, statusWord } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Call } from "../call-wire.ts";

/** The statuses that the call went through. */
export function HistoryCard({ history }: { history: Call["history"] }) {
  const format = useFormat();
  if (history.length === 0) return null;
  return (
    <Card title="Timeline">
      <ol className="flex flex-col">
        {history.map((entry, at) => {
          const isLast = at === history.length - 1;
          return (
            <li key={`${entry.status}-${entry.at}`} className="relative flex gap-3 pb-3 last:pb-0">
              <span
                aria-hidden="true"
                className={cn("mt-1.5 size-2 shrink-0 rounded-full", isLast ? "bg-accent" : "bg-edge")}
              />
              {isLast ? null : (
                <span aria-hidden="true" className="absolute top-4 bottom-0 left-[3.5px] w-px bg-line" />
              )}
              <div className="min-w-0 flex-1">
                <div className="flex items-baseline justify-between gap-2">
                  <span className="font-medium">{statusWord(entry.status)}</span>
                  <time dateTime={entry.at} className="shrink-0 text-xs text-muted" title={format.dateTime(entry.at)}>
                    {format.time(entry.at)}
                  </time>
                </div>
                {entry.reason ? <p className="text-sm text-muted">{entry.reason}</p> : null}
              </div>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
