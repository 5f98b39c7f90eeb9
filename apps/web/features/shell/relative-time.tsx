"use client";

import { Tooltip } from "@parley/ui";
import { useFormat } from "./viewer-context.tsx";

/** "5 min ago" with the exact time and its zone on hover and focus. `at` is ISO 8601. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const format = useFormat();
  return (
    <Tooltip label={format.dateTime(at)}>
      {/* The server's "now" and the browser's differ by the way between them. */}
      <time dateTime={at} className={className} suppressHydrationWarning>
        {format.relative(at)}
      </time>
    </Tooltip>
  );
}
