"use client";

import { Badge } from "@parley/ui";
import { AudioLines, FileText } from "lucide-react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Scope } from "../../filters/question.ts";
import { CallLine } from "../../lists/call-line.tsx";
import { ListCard } from "../../lists/list-card.tsx";
import { useWorkList } from "../../lists/use-work-list.ts";

/** Calls that can be heard or read and wait for a score. */
export function QaQueue({ scope }: { scope: Scope }) {
  const format = useFormat();
  const query = useWorkList(scope, "to_score");
  return (
    <ListCard
      id="qa-queue"
      title="To score"
      query={query}
      counted={query.data?.total === 1 ? "call" : "calls"}
      empty="Every call of these days that has a recording or a transcript is scored."
      onMore={query.showMore}
    >
      {(call) => (
        <CallLine key={call.id} call={call} facts={[format.relative(call.called_at), call.agent, call.source]}>
          <span className="text-sm text-muted tabular-nums">{format.duration(call.duration_seconds)}</span>
          {call.has_recording ? (
            <Badge icon={<AudioLines aria-hidden="true" />} className="max-sm:hidden">
              Recording
            </Badge>
          ) : null}
          {call.has_transcript ? (
            <Badge icon={<FileText aria-hidden="true" />} className="max-sm:hidden">
              Transcript
            </Badge>
          ) : null}
        </CallLine>
      )}
    </ListCard>
  );
}
