"use client";

import { Badge, Button, buttonClasses, PageHeader } from "@parley/ui";
import { PhoneOff, PhoneOutgoing } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/features/shell/relative-time.tsx";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { callName, isLive, talkSeconds } from "../call-name.ts";
import type { Call } from "../call-wire.ts";
import { formatCost } from "./format-cost.ts";
import { LiveState } from "./live-state.tsx";
import { useHangUp } from "./use-call.ts";

/** Who, why, how it stands, and what may be done about it. */
export function CallHeader({ call }: { call: Call }) {
  const format = useFormat();
  const { permissions, organization } = useViewer();
  const hangUp = useHangUp(call.id);
  const name = callName(call, format);
  const from = call.ai?.caller_name ?? call.agent;
  const mayPlace = permissions.includes("calls.place");
  const waits = call.status === "queued" || call.status === "scheduled";
  const facts = [
    call.person_name && call.phone ? format.phone(call.phone) : null,
    call.ai?.purpose ?? call.source,
    talkSeconds(call) ? format.duration(talkSeconds(call)) : null,
    call.cost_microdollars === null ? null : formatCost(call.cost_microdollars, organization.locale),
  ].filter(Boolean);
  return (
    <PageHeader
      title={
        <span className="whitespace-normal [overflow-wrap:anywhere]">
          {call.direction === "outbound" ? `${from ? `${from} → ` : "To "}${name}` : name}
        </span>
      }
      badge={
        <span className="flex shrink-0 items-center gap-1.5">
          <LiveState call={call} />
          {call.generated ? <Badge>Generated</Badge> : null}
        </span>
      }
      description={
        <span className="text-muted">
          {facts.join(" · ")}
          {facts.length > 0 ? " · " : ""}
          <RelativeTime at={call.called_at} />
        </span>
      }
      actions={
        isLive(call) ? (
          mayPlace ? (
            <Button variant="danger" loading={hangUp.isPending} onClick={() => hangUp.mutate()}>
              <PhoneOff aria-hidden="true" />
              {waits ? "Cancel call" : "Hang up"}
            </Button>
          ) : null
        ) : call.kind === "ai" && mayPlace ? (
          <Link href={`/calls/new?again=${call.id}`} className={buttonClasses()}>
            <PhoneOutgoing aria-hidden="true" />
            Call again
          </Link>
        ) : null
      }
    />
  );
}
