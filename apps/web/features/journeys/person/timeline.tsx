"use client";

import { Badge, cn, StatusPill } from "@parley/ui";
import Link from "next/link";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { JourneyTouch } from "../journey-words.ts";
import { TouchSign, touchWord } from "../touch-sign.tsx";
import { spanWords } from "./span-words.ts";

const DAY_MS = 86_400_000;

/** Touches along a line, with the pauses of a day and more between them. Calls lead to their pages. */
export function Timeline({ touches }: { touches: JourneyTouch[] }) {
  return (
    <ol aria-label="Timeline">
      {touches.map((touch, at) => {
        const before = touches[at - 1];
        const pause = before && Date.parse(touch.at) - Date.parse(before.at) >= DAY_MS;
        return (
          <li key={`${touch.at} ${touch.kind} ${touch.call_id} ${touch.source}`}>
            {pause ? (
              <p className="ml-[13px] border-l border-dashed border-line py-1.5 pl-6 text-xs text-faint">
                {spanWords(before.at, touch.at)} later
              </p>
            ) : null}
            <TimelineTouch touch={touch} isLast={at === touches.length - 1} />
          </li>
        );
      })}
    </ol>
  );
}

function TimelineTouch({ touch, isLast }: { touch: JourneyTouch; isLast: boolean }) {
  const format = useFormat();
  const { kind, call } = touch;
  const converted = call?.converted === true;
  const origin = [touch.source ?? "No known source", touch.medium, touch.campaign, touch.keyword]
    .filter(Boolean)
    .join(" · ");
  return (
    <div className="flex gap-3">
      <span className="flex flex-col items-center">
        <span
          className={cn(
            "grid size-7 shrink-0 place-items-center rounded-full border",
            converted ? "border-transparent bg-positive-quiet text-positive" : "border-line bg-sunken text-muted",
          )}
        >
          <TouchSign kind={kind} silent />
        </span>
        {isLast ? null : <span aria-hidden="true" className="w-px flex-1 bg-line" />}
      </span>
      <div className="min-w-0 flex-1 pb-4">
        <p className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1">
          {call ? (
            <Link href={`/calls/${touch.call_id}`} prefetch={false} className="font-medium hover:underline">
              {touchWord(kind)}
            </Link>
          ) : (
            <span className="font-medium">{touchWord(kind)}</span>
          )}
          {call ? <StatusPill status={call.status} /> : null}
          {converted ? (
            <Badge tone="positive">
              {call.value_minor ? `Converted, ${format.moneyExact(call.value_minor)}` : "Converted"}
            </Badge>
          ) : null}
          <time dateTime={touch.at} className="text-sm text-muted tabular-nums sm:ml-auto">
            {format.date(touch.at)}, {format.time(touch.at)}
          </time>
        </p>
        <p className="text-sm break-words text-muted">{origin}</p>
        {touch.landing_page ? (
          <p className="truncate text-xs text-faint" title={touch.landing_page}>
            {touch.landing_page}
          </p>
        ) : null}
        {call ? <CallFacts call={call} /> : null}
      </div>
    </div>
  );
}

function CallFacts({ call }: { call: NonNullable<JourneyTouch["call"]> }) {
  const format = useFormat();
  const facts = [
    call.duration_seconds ? format.duration(call.duration_seconds) : null,
    call.agent ? `with ${call.agent}` : null,
    call.score === null ? null : `score ${format.decimal(call.score)}`,
  ].filter(Boolean);
  return facts.length > 0 ? <p className="text-sm text-muted tabular-nums">{facts.join(" · ")}</p> : null;
}
