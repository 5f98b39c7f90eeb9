"use client";

import { buttonClasses } from "@parley/ui";
import { PhoneOutgoing } from "lucide-react";
import Link from "next/link";
import { callName } from "@/features/calls/call-name.ts";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import type { Scope } from "../../filters/question.ts";
import { CallLine } from "../../lists/call-line.tsx";
import { ListCard } from "../../lists/list-card.tsx";
import { useWorkList } from "../../lists/use-work-list.ts";

/** Who was missed and not reached since, one line for each number, with the way to call back. */
export function MissedRecovery({ scope }: { scope: Scope }) {
  const format = useFormat();
  const canCall = useViewer().permissions.includes("calls.place");
  const query = useWorkList(scope, "missed");
  return (
    <ListCard
      id="missed-recovery"
      title="Missed, not called back"
      query={query}
      counted={query.data?.total === 1 ? "caller" : "callers"}
      empty="Everybody who was missed in these days has been reached since."
      onMore={query.showMore}
    >
      {(call) => (
        <CallLine
          key={call.id}
          call={call}
          facts={[
            format.relative(call.called_at),
            call.tries > 1 ? `${format.integer(call.tries)} tries` : null,
            call.source,
            call.state,
          ]}
        >
          {canCall && call.phone ? (
            <Link
              href={`/calls/new?to=${encodeURIComponent(call.phone)}`}
              aria-label={`Call ${callName(call, format)} back`}
              className={buttonClasses("secondary", "sm", "relative z-1")}
            >
              <PhoneOutgoing aria-hidden="true" />
              Call back
            </Link>
          ) : null}
        </CallLine>
      )}
    </ListCard>
  );
}
