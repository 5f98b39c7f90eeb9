"use client";

import { Badge, StatusPill, type Tone } from "@parley/ui";
import { ListTree, type LucideIcon, Mic, Pause } from "lucide-react";
import { useEffect, useState } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Call } from "../call-wire.ts";
import { livePhase } from "./call-events.ts";
import { TalkTime } from "./talk-time.tsx";

const LOOKS: Record<"on_hold" | "menu" | "taken_over", { word: string; tone: Tone; Sign: LucideIcon }> = {
  on_hold: { word: "On hold", tone: "warning", Sign: Pause },
  menu: { word: "In a menu", tone: "info", Sign: ListTree },
  taken_over: { word: "Taken over", tone: "warning", Sign: Mic },
};

/** What the call does now: ringing, talking, on hold since m:ss, in a menu, taken over; and for how long it goes on. */
export function LiveState({ call }: { call: Call }) {
  const answeredAt = call.ai?.answered_at;
  if (call.status !== "in_progress" || !call.ai) return <StatusPill status={call.status} />;
  const now = livePhase(call);
  const look = now.phase === "talking" ? null : LOOKS[now.phase];
  return (
    <>
      <span role="status">
        {look ? (
          <Badge tone={look.tone} icon={<look.Sign aria-hidden="true" />}>
            {look.word}
            {now.phase === "on_hold" && answeredAt ? <HoldTime sinceMs={Date.parse(answeredAt) + now.sinceMs} /> : null}
          </Badge>
        ) : (
          <StatusPill status={call.status} word="Talking" />
        )}
      </span>
      {answeredAt ? <TalkTime since={answeredAt} /> : null}
    </>
  );
}

/** Ticks inside the chip; screen readers are spared of it. */
function HoldTime({ sinceMs }: { sinceMs: number }) {
  const format = useFormat();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (now === null) return null;
  return (
    <span aria-hidden="true" className="ml-1 tabular-nums">
      {format.duration(Math.max(0, (now - sinceMs) / 1000))}
    </span>
  );
}
