"use client";

import { useEffect, useState } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";

/** How long the call has been going on. It ticks; screen readers are spared of it. */
export function TalkTime({ since }: { since: string }) {
  const format = useFormat();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (now === null) return null;
  return (
    <span aria-hidden="true" className="text-sm text-muted tabular-nums">
      {format.duration(Math.max(0, (now - Date.parse(since)) / 1000))}
    </span>
  );
}
