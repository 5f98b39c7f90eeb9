"use client";

import { Badge, Banner, buttonClasses, Card, EmptyState, ErrorState, PageBody, PageHeader, Skeleton } from "@parley/ui";
import { PhoneOutgoing, Radio } from "lucide-react";
import Link from "next/link";
import { TabStrip } from "@/features/dashboards/tab-strip.tsx";
import { whyItFailed } from "@/features/dashboards/why-it-failed.ts";
import { useEvents } from "@/features/realtime";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { AgentsCard } from "./agents-card.tsx";
import { LiveCalls } from "./live-calls.tsx";
import type { Live } from "./live-wire.ts";
import { TodayCounters } from "./today-counters.tsx";
import { useCutOff } from "./use-cut-off.ts";
import { useLiveCalls } from "./use-live-calls.ts";

/** What goes on now: calls in progress, who is on them, and the day so far. */
export function LivePage({ first }: { first: Live }) {
  const format = useFormat();
  const { permissions } = useViewer();
  const { connected } = useEvents();
  const isCutOff = useCutOff(connected);
  const query = useLiveCalls({ connected, first });
  const { calls, total, waiting } = query.data ?? { calls: [], total: 0, waiting: 0 };
  const canPlace = permissions.includes("calls.place");
  return (
    <PageBody>
      <PageHeader
        title="Live"
        badge={total > 0 ? <Badge tone="accent">{format.integer(total)} now</Badge> : undefined}
        actions={
          canPlace ? (
            <Link href="/calls/new" className={buttonClasses("primary")}>
              <PhoneOutgoing aria-hidden="true" />
              New call
            </Link>
          ) : undefined
        }
      />
      <TabStrip tab="live" />
      {isCutOff ? (
        <Banner tone="warning" title="Live updates are interrupted">
          The page asks the server every ten seconds until they are back.
        </Banner>
      ) : null}
      <TodayCounters />
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_320px]">
        <Card
          title="Calls in progress"
          description={waiting > 0 ? `${format.integer(waiting)} more wait to be dialled` : undefined}
          flush
        >
          {query.error && !query.data ? (
            <ErrorState
              title="The calls could not be loaded"
              description={whyItFailed(query.error)}
              onRetry={() => void query.refetch()}
              retrying={query.isFetching}
            />
          ) : query.isPending ? (
            <Skeleton className="m-4 h-24" />
          ) : calls.length === 0 ? (
            <EmptyState
              icon={<Radio aria-hidden="true" />}
              title="No call right now"
              description="A call appears here when it rings and leaves when it ends."
              action={
                <Link href="/calls" className={buttonClasses()}>
                  See the last calls
                </Link>
              }
            />
          ) : (
            <>
              <LiveCalls calls={calls} />
              {total > calls.length ? (
                <p className="border-t border-line px-4 py-2 text-sm text-muted">
                  {format.integer(total - calls.length)} more
                </p>
              ) : null}
            </>
          )}
        </Card>
        <AgentsCard calls={calls} />
      </div>
      {/* Said when it changes, so that who does not see the table hears of it. */}
      <p className="sr-only" role="status">
        {total === 1 ? "1 call in progress" : `${format.integer(total)} calls in progress`}
      </p>
    </PageBody>
  );
}
