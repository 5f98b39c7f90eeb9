"use client";

import { StatusPill, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { agentName, callName } from "@/features/calls/call-name.ts";
import { DirectionMark } from "@/features/calls/list/call-table.tsx";
import { TalkTime } from "@/features/calls/page/talk-time.tsx";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { LiveCall } from "./live-wire.ts";
import { since } from "./since.ts";

/** One line for each call that rings or is being held; it leads to the call, where its words are. */
export function LiveCalls({ calls }: { calls: LiveCall[] }) {
  return (
    <>
      <div className="max-sm:hidden">
        <LiveTable calls={calls} />
      </div>
      <ul aria-label="Calls in progress" className="divide-y divide-line sm:hidden">
        {calls.map((call) => (
          <LiveCard key={call.id} call={call} />
        ))}
      </ul>
    </>
  );
}

function LiveTable({ calls }: { calls: LiveCall[] }) {
  const format = useFormat();
  const router = useRouter();
  return (
    <Table label="Calls in progress">
      <TableHead>
        <tr>
          <TableHeaderCell>Status</TableHeaderCell>
          <TableHeaderCell>Caller</TableHeaderCell>
          <TableHeaderCell className="max-lg:hidden">Source</TableHeaderCell>
          <TableHeaderCell>Agent</TableHeaderCell>
          <TableHeaderCell numeric>Since</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {calls.map((call) => (
          <TableRow key={call.id} interactive onClick={() => router.push(`/calls/${call.id}`)}>
            <TableCell className="w-32">
              <StatusPill status={call.status} />
            </TableCell>
            <TableCell className="max-w-64">
              <span className="flex min-w-0 items-center gap-2">
                <DirectionMark direction={call.direction} />
                <Link
                  href={`/calls/${call.id}`}
                  onClick={(event) => event.stopPropagation()}
                  className="truncate font-medium hover:underline"
                >
                  {callName(call, format)}
                </Link>
              </span>
            </TableCell>
            <TableCell muted className="max-w-60 truncate max-lg:hidden">
              {call.source ?? call.purpose ?? "–"}
            </TableCell>
            <TableCell muted className="max-w-40 truncate">
              {agentName(call) ?? "–"}
            </TableCell>
            <TableCell numeric className="w-20">
              <TalkTime since={since(call)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function LiveCard({ call }: { call: LiveCall }) {
  const format = useFormat();
  const quiet = [agentName(call), call.source ?? call.purpose].filter(Boolean).join(" · ");
  return (
    <li>
      <Link
        href={`/calls/${call.id}`}
        className="flex flex-col gap-1 px-4 py-3 active:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="flex items-center gap-2">
          <DirectionMark direction={call.direction} />
          <span className="min-w-0 flex-1 truncate font-medium">{callName(call, format)}</span>
          <StatusPill status={call.status} />
        </span>
        <span className="flex items-center gap-2 text-sm text-muted">
          <span className="min-w-0 flex-1 truncate">{quiet}</span>
          <TalkTime since={since(call)} />
        </span>
      </Link>
    </li>
  );
}
