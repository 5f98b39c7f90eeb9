"use client";

import { Card, EmptyState } from "@parley/ui";
import { AudioLines } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo, useReducer, useState } from "react";
import { useWatchCall } from "@/features/realtime/index.ts";
import { BreadcrumbLabel } from "@/features/shell/breadcrumb-trail.tsx";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { callName, isLive } from "../call-name.ts";
import type { Call } from "../call-wire.ts";
import { AnswersCard } from "./answers-card.tsx";
import { BriefCard } from "./brief-card.tsx";
import { CallHeader } from "./call-header.tsx";
import { CallState } from "./call-state.tsx";
import { ChangesCard } from "./changes-card.tsx";
import { ConversationCard } from "./conversation-card.tsx";
import { CustomFieldsCard } from "./custom-fields-card.tsx";
import { EventsCard } from "./events-card.tsx";
import { HistoryCard } from "./history-card.tsx";
import { addWords, transcriptLines } from "./live-words.ts";
import { OutcomeCard } from "./outcome-card.tsx";
import { ProvidersCard } from "./providers-card.tsx";
import { RecordingPlayer } from "./recording-player.tsx";
import { ReviewCard } from "./review-card.tsx";
import { SourceCard } from "./source-card.tsx";
import { TextTranscript } from "./text-transcript.tsx";
import { Transcript } from "./transcript.tsx";
import { hitsOf } from "./transcript-search.ts";
import { useCall } from "./use-call.ts";
import { usePlayer } from "./use-player.ts";

/** Loaded where somebody may and a call goes on: most calls are looked at when they are over. */
const SuperviseCard = dynamic(() => import("../supervise/supervise-card.tsx").then((all) => all.SuperviseCard), {
  ssr: false,
});

/** A call, live while it goes on. `startMs` is where the recording starts to play (`?t=`). */
export function CallPage({ first, startMs }: { first: Call; startMs: number }) {
  const format = useFormat();
  const call = useCall(first);
  const live = isLive(call);
  const maySupervise = useViewer().permissions.includes("calls.supervise");
  const [words, hear] = useReducer(addWords, []);
  useWatchCall(live ? call.id : null, hear);
  const lines = useMemo(() => transcriptLines(call.segments, live ? words : []), [call.segments, live, words]);
  const [search, setSearch] = useState("");
  const hits = useMemo(() => hitsOf(lines, search), [lines, search]);
  const player = usePlayer(call.recording?.duration_ms ?? 0, startMs);

  const show = (position: number) => {
    const line = lines.find((one) => one.position === position);
    if (!line) return;
    player.seek(line.startMs);
    const element = document.querySelector(`[data-line="${line.key}"]`);
    element?.scrollIntoView({ block: "center" });
  };
  return (
    <>
      <BreadcrumbLabel label={callName(call, format)} />
      <CallHeader call={call} />
      <CallState call={call} />
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-3">
          {maySupervise && call.status === "in_progress" && call.ai ? <SuperviseCard call={call} /> : null}
          {call.recording ? (
            <RecordingPlayer call={call} player={player} ticks={hits.map((hit) => hit.startMs)} />
          ) : live ? null : (
            <NoRecording call={call} />
          )}
          {call.transcript && lines.length === 0 ? (
            <TextTranscript call={call} transcript={call.transcript} />
          ) : !live && !call.recording && lines.length === 0 ? null : (
            <Transcript
              call={call}
              lines={lines}
              isLive={live}
              player={call.recording ? player : null}
              search={search}
              onSearch={setSearch}
              hits={hits}
            />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <OutcomeCard call={call} onShow={show} />
          <AnswersCard call={call} onShow={show} />
          {call.ai ? <ConversationCard ai={call.ai} /> : null}
          <EventsCard call={call} onSeek={call.recording ? player.seek : undefined} />
          {call.ai ? <BriefCard ai={call.ai} /> : null}
          <SourceCard call={call} />
          <CustomFieldsCard custom={call.custom} />
          <ReviewCard call={call} />
          <ChangesCard callId={call.id} />
          <ProvidersCard call={call} />
          <HistoryCard history={call.history} />
        </div>
      </div>
    </>
  );
}

function NoRecording({ call }: { call: Call }) {
  const { permissions } = useViewer();
  const isBare = call.segments.length === 0 && call.transcript === null;
  const description = !call.has_recording
    ? call.kind === "tracked"
      ? "The file or service that this call came from brought none."
      : isBare
        ? "The call ended before anybody spoke."
        : "Nothing was recorded."
    : permissions.includes("calls.listen")
      ? "Its recording lies with the service that tracked the call."
      : "Your role may not listen to recordings.";
  return (
    <Card title={isBare ? "Conversation" : "Recording"}>
      <EmptyState
        icon={<AudioLines aria-hidden="true" />}
        title={isBare ? (call.ai ? "Nothing was said" : "No recording and no transcript") : "No recording"}
        description={description}
        className={isBare ? "py-10" : "py-4"}
      />
    </Card>
  );
}
