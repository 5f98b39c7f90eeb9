"use client";

import Link from "next/link";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { JourneySummary } from "../journey-words.ts";
import { PersonName } from "../person-name.tsx";
import { Converted } from "./journey-table.tsx";
import { PathSteps } from "./path-steps.tsx";

/** The list on a phone: the whole line leads to the journey. */
export function JourneyCards({ journeys }: { journeys: JourneySummary[] }) {
  const format = useFormat();
  return (
    <ul aria-label="People" className="divide-y divide-line">
      {journeys.map((journey) => (
        <li key={journey.id}>
          <Link
            href={`/journeys/${journey.id}`}
            prefetch={false}
            className="flex flex-col gap-1 px-4 py-3 active:bg-hover focus-visible:-outline-offset-2"
          >
            <span className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate font-medium">
                <PersonName person={journey} />
              </span>
              {journey.conversions > 0 ? <Converted journey={journey} /> : null}
            </span>
            <PathSteps journey={journey} />
            <span className="flex items-center justify-between gap-2 text-sm text-muted tabular-nums">
              <span>
                {`${format.integer(journey.touches)} ${journey.touches === 1 ? "touch" : "touches"}`}
                {journey.revenue_minor > 0 ? ` · ${format.money(journey.revenue_minor)}` : ""}
              </span>
              <time dateTime={journey.last_at} suppressHydrationWarning>
                {format.relative(journey.last_at)}
              </time>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
