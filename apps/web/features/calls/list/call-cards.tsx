"use client";

import { Badge, StatusPill } from "@parley/ui";
import Link from "next/link";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { agentName, callName, talkSeconds } from "../call-name.ts";
import type { CallLine } from "../call-wire.ts";
import { DirectionMark } from "./call-table.tsx";

/** The list on a phone: a card per call, the whole card leads to it. */
export function CallCards({ calls }: { calls: CallLine[] }) {
  const format = useFormat();
  return (
    <ul aria-label="Calls" className="divide-y divide-line">
      {calls.map((call) => {
        const facts = [
          format.duration(talkSeconds(call)),
          call.source ?? call.purpose,
          agentName(call),
          call.value_minor === null ? null : format.money(call.value_minor),
        ].filter((fact) => fact && fact !== "–");
        return (
          <li key={call.id}>
            <Link
              href={`/calls/${call.id}`}
              prefetch={false}
              className="flex flex-col gap-1 px-4 py-3 active:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="flex items-center gap-2">
                <DirectionMark direction={call.direction} />
                <span className="min-w-0 flex-1 truncate font-medium">{callName(call, format)}</span>
                <StatusPill status={call.status} />
              </span>
              <span className="flex items-center gap-2 text-sm text-muted">
                <span className="min-w-0 flex-1 truncate">{facts.join(" · ")}</span>
                {call.generated ? <Badge>Generated</Badge> : null}
                <time dateTime={call.called_at} className="shrink-0" suppressHydrationWarning>
                  {format.relative(call.called_at)}
                </time>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
