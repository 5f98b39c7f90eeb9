"use client";

import { Badge, buttonClasses, ErrorState, IconButton, Skeleton, StatusPill } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import { CALLS } from "@/features/realtime/index.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { callApi, wordsFor } from "../call-api.ts";
import { agentName, callName, talkSeconds } from "../call-name.ts";
import type { Call, CallLine } from "../call-wire.ts";
import { outcomeWord } from "../outcome-word.ts";
import { speakerName } from "../speaker.ts";

/** One call beside the list, which stays where it is. */
export function CallPeek({ call, onClose }: { call: CallLine; onClose: () => void }) {
  const format = useFormat();
  const place = [call.city, call.state].filter(Boolean).join(", ");
  const facts: [string, string | null][] = [
    ["When", format.dateTime(call.called_at)],
    ["Number", call.phone ? format.phone(call.phone) : "Withheld"],
    ["Duration", format.duration(talkSeconds(call))],
    ["Agent", agentName(call)],
    ["Purpose", call.purpose],
    ["Outcome", outcomeWord(call.outcome)],
    ["Source", [call.source, call.medium].filter(Boolean).join(" / ") || null],
    ["Campaign", call.campaign],
    ["Place", place || null],
    ["Value", call.value_minor === null ? null : format.moneyExact(call.value_minor)],
    ["Score", call.score === null ? null : format.decimal(call.score)],
  ];
  return (
    <aside
      aria-label={`Call with ${callName(call, format)}`}
      className="sticky top-16 hidden max-h-[calc(100dvh-80px)] w-80 shrink-0 flex-col rounded-lg border border-line bg-surface lg:flex xl:w-96"
    >
      <header className="flex items-center gap-2 border-b border-line px-4 py-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{callName(call, format)}</h2>
        <Link href={`/calls/${call.id}`} className={buttonClasses("secondary", "sm")}>
          Open
        </Link>
        <IconButton size="sm" label="Close" keys={["Esc"]} icon={<X aria-hidden="true" />} onClick={onClose} />
      </header>
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4">
        <div className="flex flex-wrap gap-1.5">
          <StatusPill status={call.status} />
          {call.generated ? <Badge>Generated</Badge> : null}
          {call.converted ? <Badge tone="positive">Converted</Badge> : null}
          {call.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </div>
        <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-1.5">
          {facts
            .filter(([, value]) => value)
            .map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-muted">{name}</dt>
                <dd className="break-words tabular-nums">{value}</dd>
              </div>
            ))}
        </dl>
        {call.has_transcript ? <Excerpt call={call} /> : null}
      </div>
    </aside>
  );
}

const EXCERPT = 8;

function Excerpt({ call }: { call: CallLine }) {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: [CALLS, call.id],
    queryFn: async ({ signal }): Promise<Call> => {
      const answer = await callApi.GET("/api/v1/calls/{id}", { params: { path: { id: call.id } }, signal });
      return answer.data!;
    },
  });
  if (error) {
    return (
      <ErrorState
        title="The transcript could not be loaded"
        description={wordsFor(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  if (!data) return <Skeleton className="h-40" />;
  const more = data.segments.length - EXCERPT;
  return (
    <section aria-label="Transcript">
      <h3 className="mb-2 text-sm font-medium">Transcript</h3>
      <ol className="flex flex-col gap-2 border-l border-line pl-3 empty:hidden">
        {data.segments.slice(0, EXCERPT).map((segment) => (
          <li key={segment.position}>
            <span className="text-xs text-muted">{speakerName(segment.speaker, data)}</span>
            <p>{segment.text}</p>
          </li>
        ))}
      </ol>
      {data.transcript ? (
        <p className="line-clamp-12 whitespace-pre-line">{data.transcript.text.slice(0, 2_000)}</p>
      ) : null}
      {more > 0 || data.transcript ? (
        <Link href={`/calls/${call.id}`} className="mt-3 inline-block text-sm text-accent hover:underline">
          Read the whole transcript
        </Link>
      ) : null}
    </section>
  );
}
