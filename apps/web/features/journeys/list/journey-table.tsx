"use client";

import { Badge, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import Link from "next/link";
import { RelativeTime } from "@/features/shell/relative-time.tsx";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { JourneySummary } from "../journey-words.ts";
import { PersonName } from "../person-name.tsx";
import { PathSteps } from "./path-steps.tsx";

export function JourneyTable({ journeys }: { journeys: JourneySummary[] }) {
  const format = useFormat();
  return (
    <Table label="People">
      <TableHead>
        <tr>
          <TableHeaderCell>Person</TableHeaderCell>
          <TableHeaderCell>Way</TableHeaderCell>
          <TableHeaderCell numeric className="max-lg:hidden">
            Touches
          </TableHeaderCell>
          <TableHeaderCell className="max-xl:hidden">First touch</TableHeaderCell>
          <TableHeaderCell>Last touch ({format.zone()})</TableHeaderCell>
          <TableHeaderCell>Outcome</TableHeaderCell>
          <TableHeaderCell numeric className="max-lg:hidden">
            Value
          </TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {journeys.map((journey) => (
          <TableRow key={journey.id}>
            <TableCell className="max-w-48">
              <Link
                href={`/journeys/${journey.id}`}
                prefetch={false}
                className="block truncate font-medium hover:underline"
              >
                <PersonName person={journey} />
              </Link>
            </TableCell>
            <TableCell className="w-1/2 max-w-0">
              <PathSteps journey={journey} />
            </TableCell>
            <TableCell numeric className="max-lg:hidden">
              {format.integer(journey.touches)}
            </TableCell>
            <TableCell muted className="tabular-nums max-xl:hidden">
              {format.date(journey.first_at)}
            </TableCell>
            <TableCell muted className="tabular-nums">
              <RelativeTime at={journey.last_at} />
            </TableCell>
            <TableCell>
              {journey.conversions > 0 ? <Converted journey={journey} /> : <span className="text-faint">–</span>}
            </TableCell>
            <TableCell numeric className="max-lg:hidden">
              {journey.revenue_minor > 0 ? format.moneyExact(journey.revenue_minor) : "–"}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

export function Converted({ journey: { conversions } }: { journey: Pick<JourneySummary, "conversions"> }) {
  return <Badge tone="positive">{conversions > 1 ? `Converted ${conversions} times` : "Converted"}</Badge>;
}
