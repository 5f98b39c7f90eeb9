"use client";

import { Card } from "@parley/ui";
import Link from "next/link";
import { agentName, callName } from "@/features/calls/call-name.ts";
import { TalkTime } from "@/features/calls/page/talk-time.tsx";
import { since } from "@/features/live/since.ts";
import { useLiveCalls } from "@/features/live/use-live-calls.ts";
import { useEvents } from "@/features/realtime";
import { useFormat } from "@/features/shell/viewer-context.tsx";

const SHOWN = 3;

/** What goes on now, in one line that leads to the live view. It keeps its height, so that nothing below it moves. */
export function LiveTicker({ id }: { id: string }) {
  const format = useFormat();
  const inProgress = (count: number) =>
    count === 0
      ? "No call in progress"
      : count === 1
        ? "1 call in progress"
        : `${format.integer(count)} calls in progress`;
  const { connected } = useEvents();
  const { data, isError } = useLiveCalls({ connected });
  const calls = data?.calls ?? [];
  return (
    <Card id={id} aria-label="Live calls" flush>
      <div className="flex h-11 items-center gap-4 px-4">
        <Link href="/dashboard/live" className="shrink-0 rounded-sm font-medium hover:underline">
          {data ? inProgress(calls.length) : isError ? "Live calls cannot be reached" : "Live calls"}
        </Link>
        <ul className="flex min-w-0 flex-1 gap-4 overflow-hidden max-sm:hidden" aria-label="Calls in progress">
          {calls.slice(0, SHOWN).map((call) => (
            <li key={call.id} className="flex min-w-0 items-center gap-1.5 text-sm text-muted">
              <Link href={`/calls/${call.id}`} className="truncate rounded-sm hover:underline">
                {[callName(call, format), agentName(call)].filter(Boolean).join(" with ")}
              </Link>
              <TalkTime since={since(call)} />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
