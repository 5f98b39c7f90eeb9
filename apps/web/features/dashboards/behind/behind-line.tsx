"use client";

import { StatusPill } from "@parley/ui";
import Link from "next/link";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { useCallsBehind } from "./use-calls-behind.ts";

type Call = NonNullable<ReturnType<typeof useCallsBehind>["data"]>["pages"][number]["data"][number];

/** One call of the panel; a click opens it. */
export function BehindLine({ call }: { call: Call }) {
  const format = useFormat();
  const quiet = [call.source, call.agent, call.state].filter(Boolean).join(" · ");
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        href={`/calls/${call.id}`}
        className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="min-w-0">
          <span className="block truncate">{call.person_name ?? format.phone(call.phone)}</span>
          <span className="block truncate text-sm text-muted">
            {format.relative(call.called_at)}
            {quiet ? ` · ${quiet}` : ""}
          </span>
        </span>
        <span className="flex items-center gap-3">
          <span className="text-sm text-muted tabular-nums">{format.duration(call.duration_seconds)}</span>
          <StatusPill status={call.status} />
        </span>
      </Link>
    </li>
  );
}
