"use client";

import { Button, Card, PageHeader } from "@parley/ui";
import { BreadcrumbLabel } from "@/features/shell/breadcrumb-trail.tsx";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Journey } from "../journey-words.ts";
import { Converted } from "../list/journey-table.tsx";
import { JourneyFacts } from "./journey-facts.tsx";
import { Timeline } from "./timeline.tsx";
import { useJourney } from "./use-journey.ts";

/** One person: what led to the conversion, touch by touch. */
export function JourneyPage({ first }: { first: Journey }) {
  const { journey, touches, query } = useJourney(first);
  const format = useFormat();
  const name = journey.name ?? (journey.phone ? format.phone(journey.phone) : "Number withheld");
  const left = journey.touches - touches.length;
  return (
    <>
      <BreadcrumbLabel label={name} />
      <PageHeader
        title={name}
        badge={journey.conversions > 0 ? <Converted journey={journey} /> : undefined}
        description={`${format.integer(journey.touches)} ${journey.touches === 1 ? "touch" : "touches"}, ${format.date(journey.first_at)} to ${format.date(journey.last_at)}`}
      />
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card title="Timeline" description={`Oldest first, in ${format.zone()}`} className="max-lg:order-2">
          <div className="pt-3">
            <Timeline touches={touches} />
          </div>
          {query.hasNextPage ? (
            <Button
              size="sm"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
              className="mt-3"
            >
              Show more of {format.integer(left)}
            </Button>
          ) : null}
        </Card>
        <JourneyFacts journey={journey} />
      </div>
    </>
  );
}
