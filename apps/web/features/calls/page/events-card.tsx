"use client";

import { Card, cn } from "@parley/ui";
import Link from "next/link";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Call } from "../call-wire.ts";
import { eventWords } from "./call-events.ts";

/** What happened besides words: holds, menus, keys, tools, supervisors. A click on a time plays from there. */
export function EventsCard({ call, onSeek }: { call: Call; onSeek?: (ms: number) => void }) {
  const format = useFormat();
  const shown = call.events.flatMap((event) => {
    const words = eventWords(event);
    return words ? [{ ...event, words }] : [];
  });
  if (shown.length === 0) return null;
  const personaId = call.ai?.persona?.id;
  return (
    <Card title="What happened">
      <ol className="-mr-2 flex max-h-96 flex-col gap-1.5 overflow-y-auto pr-2">
        {shown.map(({ position, at_ms, kind, words }) => {
          const time = format.duration(Math.floor(at_ms / 1000));
          return (
            <li key={position} className="grid grid-cols-[40px_minmax(0,1fr)] gap-x-3">
              {onSeek ? (
                <button
                  type="button"
                  onClick={() => onSeek(at_ms)}
                  aria-label={`Play from ${time}`}
                  className="h-5 rounded-sm text-right text-xs text-muted tabular-nums hover:text-accent hover:underline"
                >
                  {time}
                </button>
              ) : (
                <span className="text-right text-xs leading-5 text-muted tabular-nums">{time}</span>
              )}
              <div className="min-w-0">
                <p className={cn("break-words", words.isProblem && "text-negative")}>
                  {kind === "example" && personaId ? (
                    <Link href={`/personas/${personaId}?tab=learning`} className="text-accent hover:underline">
                      {words.title}
                    </Link>
                  ) : (
                    words.title
                  )}
                </p>
                {words.detail ? <p className="text-sm break-words text-muted">{words.detail}</p> : null}
              </div>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
