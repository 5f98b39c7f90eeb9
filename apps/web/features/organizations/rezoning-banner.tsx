"use client";

import { Banner } from "@parley/ui";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";

/** While calls move to another time zone, numbers by day and hour are not whole. */
export function RezoningBanner({ since }: { since: Date }) {
  const { timezone } = useViewer().organization;
  const format = useFormat();
  return (
    <Banner tone="warning" title={`Calls are moving to ${timezone}`}>
      Since {format.time(since)}, latest first. Until all have moved, older calls are counted on the day and hour of the
      zone before.
    </Banner>
  );
}
