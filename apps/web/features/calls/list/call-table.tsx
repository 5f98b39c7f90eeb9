"use client";

import { Badge, StatusPill, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import { PhoneIncoming, PhoneOutgoing } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/features/shell/relative-time.tsx";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { agentName, callName, talkSeconds } from "../call-name.ts";
import type { CallLine } from "../call-wire.ts";

export interface CallTableProps {
  calls: CallLine[];
  selectedId: string | null;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
  /** Fewer columns, while the peek panel takes their room. */
  narrow?: boolean;
}

export function CallTable({ calls, selectedId, onSelect, onOpen, narrow }: CallTableProps) {
  const format = useFormat();
  // The less a column is asked for, the wider the window must be for it.
  const source = narrow ? "max-2xl:hidden" : "max-lg:hidden";
  const wide = narrow ? "max-2xl:hidden" : "max-xl:hidden";
  return (
    <Table label="Calls" maxHeight="calc(100dvh - 232px)">
      <TableHead>
        <tr>
          <TableHeaderCell>Time ({format.zone()})</TableHeaderCell>
          <TableHeaderCell>Caller</TableHeaderCell>
          <TableHeaderCell className={source}>Source</TableHeaderCell>
          <TableHeaderCell className={wide}>Agent</TableHeaderCell>
          <TableHeaderCell>Status</TableHeaderCell>
          <TableHeaderCell numeric>Duration</TableHeaderCell>
          <TableHeaderCell numeric className={wide}>
            Score
          </TableHeaderCell>
          <TableHeaderCell numeric>Value</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {calls.map((call) => (
          <TableRow
            key={call.id}
            data-call={call.id}
            interactive
            selected={call.id === selectedId}
            onClick={() => onSelect(call.id)}
            onDoubleClick={() => onOpen(call.id)}
          >
            <TableCell muted className="tabular-nums">
              <RelativeTime at={call.called_at} />
            </TableCell>
            <TableCell className="max-w-54 xl:max-w-72">
              <span className="flex min-w-0 items-center gap-2">
                <DirectionMark direction={call.direction} />
                <Link
                  href={`/calls/${call.id}`}
                  prefetch={false}
                  onClick={(event) => event.stopPropagation()}
                  className="truncate font-medium hover:underline"
                >
                  {callName(call, format)}
                </Link>
                {call.generated ? <Badge>Generated</Badge> : null}
              </span>
            </TableCell>
            <TableCell muted className={`max-w-60 truncate ${source}`} title={call.source ?? call.purpose ?? undefined}>
              {call.source ?? call.purpose ?? "–"}
            </TableCell>
            <TableCell muted className={`max-w-40 truncate ${wide}`}>
              {agentName(call) ?? "–"}
            </TableCell>
            <TableCell>
              <StatusPill status={call.status} />
            </TableCell>
            <TableCell numeric>{format.duration(talkSeconds(call))}</TableCell>
            <TableCell numeric className={wide}>
              {format.decimal(call.score)}
            </TableCell>
            <TableCell numeric>{format.moneyExact(call.value_minor)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

export function DirectionMark({ direction }: { direction: CallLine["direction"] }) {
  const Icon = direction === "inbound" ? PhoneIncoming : PhoneOutgoing;
  return (
    <>
      <Icon className="size-3.5 shrink-0 text-faint" aria-hidden="true" />
      <span className="sr-only">{direction === "inbound" ? "Inbound from" : "Outbound to"}</span>
    </>
  );
}
